print(b"", b"'", b'"', b"'\"", b"\\", b"\x00\x1f\x7f\x80\xff\t\n\r\x0b", bytes(range(32, 127)), bytearray(b"x'y"), repr(bytearray()), str(b"a"), f"{b'q'}")
