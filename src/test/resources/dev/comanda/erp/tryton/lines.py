"""lines.py FILE: prints all lines of all sales of a Tryton database as JSON, oldest first."""
import json
import sqlite3
import sys

LINES = '''
    SELECT sale.id AS sale, sale.reference, sale.state, line.id AS line, product.code AS product,
        line.quantity, unit.symbol AS unit, CAST(line.unit_price AS TEXT) AS price,
        line.description AS text,
        (SELECT COUNT(*) FROM sale_line_account_tax AS tax WHERE tax.line = line.id) AS taxes
    FROM sale_line AS line
        JOIN sale_sale AS sale ON sale.id = line.sale
        LEFT JOIN product_product AS product ON product.id = line.product
        LEFT JOIN product_uom AS unit ON unit.id = line.unit
    ORDER BY line.id
'''

database = sqlite3.connect('file:%s?mode=ro' % sys.argv[1], uri=True, timeout=30)
database.row_factory = sqlite3.Row
json.dump([dict(line) for line in database.execute(LINES)], sys.stdout)
