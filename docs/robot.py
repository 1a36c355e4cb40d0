#!/usr/bin/env python3
"""A drinks robot: python3 docs/robot.py http://127.0.0.1:8080/scheduler NUMBER [ORDERS]"""
import json, queue, sys, threading, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

scheduler, number = sys.argv[1].rstrip("/"), int(sys.argv[2])
orders_left = int(sys.argv[3]) if len(sys.argv) > 3 else None
STEPS = ["Order Initiated", "Getting Recipe", "Pumping Liquids", "Processing other ingredients",
         "Mix Cocktail", "Serving Cocktail", "Making Shoutout", "Completing Order", "Order Served"]
waiting, came, lock, me = None, queue.Queue(), threading.Lock(), str(uuid.uuid4())

class Address(BaseHTTPRequestHandler):
    """Where we wait: GET tells whether we still do, PUT brings the order; each address is used once."""
    def do_GET(self): self.reply(200 if self.path == waiting else 404)
    def do_PUT(self):
        global waiting
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with lock:
            open_, waiting = self.path == waiting, None if self.path == waiting else waiting
        if open_: came.put(order)
        self.reply(200 if open_ else 503)
    def reply(self, status): self.send_response(status); self.send_header("Content-Length", "0"); self.end_headers()
    def log_message(self, *words): pass

server = ThreadingHTTPServer(("127.0.0.1", 0), Address)
threading.Thread(target=server.serve_forever, daemon=True).start()

def order():
    global waiting
    waiting = "/" + uuid.uuid4().hex + "/"
    url = "http://127.0.0.1:%d%s" % (server.server_port, waiting)
    with urlopen(Request(scheduler + "/set_callback", headers={
            "Cpee-Callback": url, "Cpee-Instance-Uuid": me, "Cpee-Label": "Robot %d" % number})) as answer:
        if answer.headers["CPEE-CALLBACK"] != "true": return json.load(answer)
    return came.get()

while orders_left is None or orders_left > 0:
    drink = order()
    for step in STEPS:
        print(drink["order_id"], drink["drink"], step, flush=True)
        body = json.dumps({"id": drink["order_id"], "status": step, "orderbot_id": number}).encode()
        urlopen(Request(scheduler + "/update_status", body, {"Content-Type": "application/json"}, method="PUT")).close()
    orders_left = orders_left and orders_left - 1
