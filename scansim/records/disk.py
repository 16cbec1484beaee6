"""The folder that records lie in: made when missing, and on this machine's own disk (DESIGN section 6)."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from scansim.records import sentences

__all__ = ["MOUNTS", "file_system", "prepared"]

MOUNTS = Path("/proc/self/mounts")
"""Where Linux lists what is mounted; elsewhere only the name of a share is recognised."""

_NETWORK_FILE_SYSTEMS = frozenset(
    {
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb",
        "smb3",
        "smbfs",
    }
)
_OCTAL_ESCAPE = re.compile(r"\\([0-7]{3})")


def prepared(directory: Path) -> Path:
    """The folder ``directory``, absolute; made for its owner alone (mode 0700) when it is not there.

    Raises:
        StorageRefused: when it is no folder, cannot be made, or lies on a network disk.
    """
    try:
        absolute = directory.expanduser().resolve()
        absolute.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise sentences.not_a_folder(directory) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise sentences.folder_refused(directory, getattr(error, "strerror", None) or error) from error
    kind = file_system(absolute, _mounts())
    if kind in _NETWORK_FILE_SYSTEMS:
        raise sentences.network_disk(absolute, kind)
    return absolute


def file_system(path: PurePath, mounts: str) -> str:
    """The type of the file system that holds ``path``, after a list of mounts in the form of fstab(5).

    A share named the Windows way is ``smb``; what the list does not tell is empty.
    """
    if path.drive.startswith("\\\\"):
        return "smb"
    found, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(_OCTAL_ESCAPE.sub(lambda code: chr(int(code.group(1), 8)), fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = fields[2], len(point.parts)
    return found


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
