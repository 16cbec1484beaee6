"""What a person is told when storage refuses: one sentence each, with what, where, and what to do."""

from __future__ import annotations

from pathlib import Path

from scansim.training.ports import JournalDamaged, StorageRefused

__all__ = [
    "ChangedWhileRead",
    "attempt_ambiguous",
    "attempt_closed",
    "attempt_damaged",
    "attempt_elsewhere",
    "attempt_removed",
    "attempt_unknown",
    "backup_refused",
    "cannot_be_used",
    "changed_while_read",
    "clock_behind",
    "content_damaged",
    "content_unknown",
    "content_wrong",
    "damaged",
    "disk_error",
    "disk_full",
    "folder_refused",
    "in_use",
    "key_not_usable",
    "moved_away",
    "named",
    "network_disk",
    "newer",
    "no_anchor",
    "no_records",
    "no_write_ahead_log",
    "not_a_file",
    "not_a_folder",
    "not_ours",
    "not_overwritten",
    "not_readable",
    "not_writable",
    "nothing_known_of",
    "other_file_damaged",
    "person_erased",
    "person_unknown",
    "recorded_by_another_program",
    "trail_ambiguous",
]

_LONGEST_NAME = 60


def disk_full(path: Path) -> StorageRefused:
    """No room for one more record."""
    return StorageRefused(f"The disk that holds {path} is full: free some space; what was recorded so far is kept.")


def in_use(path: Path) -> StorageRefused:
    """Another program keeps the file locked."""
    return StorageRefused(
        f"The records in {path} are locked by another program: close that program (a database viewer, a backup), "
        "then try again."
    )


def damaged(path: Path, detail: object) -> JournalDamaged:
    """The file cannot be read as a database."""
    return JournalDamaged(
        f"The records in {path} are damaged ({detail}): keep a copy of the file, then put a backup in its place or "
        "move it away to begin anew."
    )


def not_writable(path: Path) -> StorageRefused:
    """The file or its folder may only be read."""
    return StorageRefused(
        f"The records in {path} cannot be written: allow writing to the file and its folder, or choose another folder "
        "with --data."
    )


def not_readable(path: Path) -> StorageRefused:
    """The file or its folder may not be read."""
    return StorageRefused(
        f"The records in {path} cannot be read: allow reading the file and its folder, or copy the folder and name the "
        "copy with --data."
    )


def no_records(path: Path) -> StorageRefused:
    """Nothing to read where records should be."""
    return StorageRefused(f"There are no records in {path.parent}: name the folder that holds {path.name} with --data.")


class ChangedWhileRead(StorageRefused):
    """Somebody began to write into a file that was read as one nobody writes."""


def changed_while_read(path: Path) -> ChangedWhileRead:
    """Two states of a file may have been read."""
    return ChangedWhileRead(f"The records in {path} were written to while they were read: ask once more.")


def disk_error(path: Path, detail: object) -> StorageRefused:
    """The operating system reports a failed read or write."""
    return StorageRefused(
        f"The disk failed while using {path} ({detail}): check the disk and its free space, then try again; what was "
        "recorded so far is kept."
    )


def cannot_be_used(path: Path, detail: object) -> StorageRefused:
    """Anything else the database reports."""
    return StorageRefused(f"The records in {path} cannot be used ({detail}): check the file, or choose another folder.")


def recorded_by_another_program(path: Path) -> StorageRefused:
    """A record with the same place in its chain is there already."""
    return StorageRefused(
        f"Another program wrote the same record into {path} at the same moment: start the trainer again; what was "
        "recorded so far is kept."
    )


def moved_away(path: Path) -> StorageRefused:
    """The open file no longer lies where it was opened."""
    return StorageRefused(
        f"The records in {path} were moved or deleted while in use: put the file back and start the trainer again."
    )


def newer(path: Path, found: int, known: int) -> StorageRefused:
    """The file was written by a later version of the program."""
    return StorageRefused(
        f"The records in {path} come from a newer scansim (their version is {found}, this program knows {known}): "
        "install the newer scansim, or choose another folder with --data."
    )


def not_ours(path: Path) -> StorageRefused:
    """A database of some other program."""
    return StorageRefused(
        f"{path} is a database of another program: choose another folder with --data, or move that file away."
    )


def not_a_file(path: Path) -> StorageRefused:
    """A folder lies where the file should be."""
    return StorageRefused(f"{path} is a folder where the records' file should be: move it away, or choose another one.")


def not_a_folder(path: Path) -> StorageRefused:
    """A file lies where the folder should be."""
    return StorageRefused(f"{path} is not a folder, so records cannot be kept in it: choose a folder with --data.")


def folder_refused(path: Path, detail: object) -> StorageRefused:
    """The folder can neither be found nor made."""
    return StorageRefused(f"The folder {path} for the records cannot be used ({detail}): choose another with --data.")


def network_disk(path: Path, kind: str) -> StorageRefused:
    """The folder lies on another machine."""
    return StorageRefused(
        f"The folder {path} lies on a network disk ({kind}), where records can be lost: choose a folder on this "
        "machine's own disk with --data."
    )


def no_write_ahead_log(path: Path) -> StorageRefused:
    """The file system cannot share memory between programs."""
    return StorageRefused(
        f"The disk that holds {path} cannot keep a write-ahead log: choose a folder on this machine's own disk with "
        "--data."
    )


def attempt_unknown(path: object, attempt: str) -> StorageRefused:
    """No such attempt."""
    return StorageRefused(f"There is no attempt {named(attempt)} in {path}: check its id.")


def attempt_ambiguous(path: object, beginning: str, count: int) -> StorageRefused:
    """The beginning of an id that several attempts share."""
    return StorageRefused(f"{count} attempts in {path} begin with {named(beginning)}: write more of the id.")


def attempt_closed(attempt: str) -> StorageRefused:
    """The attempt has ended."""
    return StorageRefused(f"The attempt {named(attempt)} has ended and takes nothing more: begin a new one.")


def attempt_elsewhere(attempt: str) -> StorageRefused:
    """The attempt runs in another live process."""
    return StorageRefused(
        f"The attempt {named(attempt)} is being run in another window or on another station: finish it there, or "
        "begin a new one."
    )


def attempt_damaged(path: object, attempt: str, detail: object) -> JournalDamaged:
    """What is stored of an attempt does not agree with its hashes."""
    return JournalDamaged(
        f"The attempt {named(attempt)} in {path} does not hold together ({detail}): it counts for nothing until a "
        "backup is put back."
    )


def attempt_removed(path: object, attempt: str, utc: str) -> StorageRefused:
    """The inputs of an attempt were removed."""
    return StorageRefused(
        f"The inputs of attempt {named(attempt)} in {path} were removed on {named(utc[:10])}, as the site keeps them "
        "no longer: its result is still there."
    )


def no_anchor(anchor: str) -> StorageRefused:
    """Something that can be no hash."""
    return StorageRefused(
        f"{named(anchor)} is no anchor: give the hash of a fact, at least its first 16 characters (0 to 9, a to f)."
    )


def person_unknown(path: Path, person: str) -> StorageRefused:
    """No such person."""
    return StorageRefused(f"There is nobody with the id {named(person)} in {path}: check it.")


def person_erased(person: str) -> StorageRefused:
    """Somebody of whom nothing personal is kept any more."""
    return StorageRefused(f"The person {named(person)} was erased and cannot be changed: let them join anew.")


def key_not_usable(path: Path, detail: object) -> StorageRefused:
    """The device key cannot be read or made."""
    return StorageRefused(
        f"The device key {path} cannot be used ({detail}): make it readable and its folder writable for this user, or "
        "put the file back. Without it every PIN of this station has to be reset."
    )


def not_overwritten(path: Path) -> StorageRefused:
    """A backup would replace something."""
    return StorageRefused(f"There is a file {path} already, and no backup replaces one: choose another name.")


def backup_refused(path: Path, detail: object) -> StorageRefused:
    """A backup cannot be written."""
    return StorageRefused(f"The backup {path} cannot be written ({detail}): check the disk, or choose another place.")


def clock_behind(now: str, newest: str) -> StorageRefused:
    """The clock was set back, so that nothing has an age."""
    return StorageRefused(
        f"The clock of this station says {named(now)}, and its newest record is of {named(newest)}: set the clock "
        "before anything is removed for its age."
    )


def nothing_known_of(path: Path, wanted: str) -> StorageRefused:
    """No fact concerns an id."""
    return StorageRefused(
        f"Nothing in {path} is about {named(wanted)}: give the id of a person, a run or a certificate."
    )


def trail_ambiguous(path: Path, wanted: str, count: int) -> StorageRefused:
    """The beginning of an id that several things share."""
    return StorageRefused(f"{count} ids in {path} begin with {named(wanted)}: write more of the id.")


def other_file_damaged(path: Path, where: str, what: str) -> JournalDamaged:
    """A file that was to be merged does not hold together."""
    return JournalDamaged(
        f"The records in {path} do not hold together ({where}: {what}), so nothing was taken from them: ask where they "
        "come from, and look at them with scansim verify."
    )


def content_unknown(path: object, digest: str) -> StorageRefused:
    """No content of that hash is kept."""
    return StorageRefused(f"The content {named(digest)} is not kept in {path}: put back a backup that holds it.")


def content_damaged(path: object, digest: str) -> JournalDamaged:
    """A kept content is not what its hash says."""
    return JournalDamaged(
        f"The content {named(digest)} in {path} is not what its hash says: put back a backup that holds it."
    )


def content_wrong(digest: str) -> StorageRefused:
    """A content handed over is not what its hash says."""
    return StorageRefused(
        f"The exercise's content does not have the hash {named(digest)} it was announced with, so nothing was "
        "recorded: start the trainer again."
    )


def named(text: str) -> str:
    """An id or hash from storage or from outside, inert and short."""
    shown = ascii(text)[1:-1]
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}..."
