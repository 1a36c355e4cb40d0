// Whether a phone can open an address.

/** The browser has made an IPv4 address within IPv6 hexadecimal, and an odd one of IPv4 plain. */
const HERE =
  /^((.*\.)?localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\])$/;

/** Whether an address is that of the computer itself that opens it. */
export function opensHereOnly(url) {
  return HERE.test(new URL(url).hostname);
}
