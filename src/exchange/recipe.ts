// What opens a journal without unearth: printed on the page with the recovery code, and run by a test as it is printed.
// No line begins with a blank, so that it can be typed from paper; Python 3 and openssl are all it needs.

/** From the recovery code to the line that any program for SQLCipher 4 takes as its key. */
export const recipe: readonly string[] = [
  'import json, hmac, base64, subprocess',
  'code = input().upper().replace("-", "").replace(" ", "")',
  'code = code.replace("O", "0").replace("I", "1").replace("L", "1")',
  'n = 0',
  'for c in code: n = n * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(c)',
  'file = open("keys.a", "rb").read()  # or keys.b, where this one is damaged',
  'ring = json.loads(file[24:24 + int.from_bytes(file[20:24], "big")])',
  'slot = [s for s in ring["slots"] if s["type"] == "recovery"][0]',
  'salt, nonce, key = [base64.b64decode(slot[s]) for s in ("salt", "nonce", "key")]',
  'def mac(k, m): return hmac.new(k, m, "sha256").digest()',
  'one = bytes([1])',
  'code = (n >> 12).to_bytes(16, "big")',
  'wrap = mac(mac(salt, code), b"unearth/recovery/v1" + one)',
  'aes = ["openssl", "enc", "-d", "-aes-256-ctr", "-K", wrap.hex()]',
  'aes += ["-iv", nonce.hex() + "00000002"]',
  'main = subprocess.run(aes, input=key[:32], stdout=subprocess.PIPE).stdout',
  'db = mac(mac(bytes(32), main), b"unearth/db/v1" + one)',
  'print("PRAGMA key = " + chr(34) + "x\'" + db.hex() + "\'" + chr(34) + ";")',
]

/** What then shows every version of every entry. */
export const question =
  "SELECT datetime(written_utc / 1000, 'unixepoch'), text FROM revision ORDER BY seq;"
