"""Unpacks the model data of a botocore wheel: unpack.py WHEEL TARGET.

TARGET gets data/ (the service models) and the licence texts that go with it.
"""
import pathlib
import sys
import zipfile


def wanted(name):
    if name.startswith("botocore/data/"):
        return name.removeprefix("botocore/")
    base = name.rsplit("/", 1)[-1]
    if ".dist-info/" in name and base in ("LICENSE.txt", "NOTICE"):
        return base
    return None


def main(wheel, target):
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            name = wanted(entry.filename)
            if name and not entry.is_dir():
                path = pathlib.Path(target, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(entry))
    if not pathlib.Path(target, "data", "endpoints.json").exists():
        sys.exit(f"{wheel} holds no botocore data")


if __name__ == "__main__":
    main(*sys.argv[1:])
