"""What holds at this station: who may change it, keeping it, and working as it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scansim.screens.page import Page

if TYPE_CHECKING:
    from scansim.screens.trainer import Trainer
    from scansim.training.station import HardwareCheck, StationSettings

__all__ = ["keep_station", "may_keep_station", "use_kept_station"]

_NOBODY = "guest"


def may_keep_station(trainer: Trainer, settings: StationSettings) -> bool:
    """Whether whoever is here may keep these settings: what is in force already may be checked by anybody. Raises
    :class:`~scansim.training.ports.StorageRefused`."""
    from scansim.training.people.rights import Act

    state = trainer.desk.stations.station()
    return (state is not None and state.settings == settings) or trainer.may(Act.CHANGE_STATION)


def keep_station(trainer: Trainer, settings: StationSettings, check: HardwareCheck | None) -> None:
    """Keep what holds for this station from now on. Raises :class:`~scansim.training.ports.StorageRefused`."""
    person = trainer.session.person if trainer.is_signed_in else _NOBODY
    trainer.desk.stations.keep_station(settings, check, person)
    trainer.use_station(settings)


def use_kept_station(trainer: Trainer) -> None:
    """What the station keeps about itself; what cannot be read keeps nobody from practising."""
    from scansim.training.ports import StorageRefused

    try:
        state = trainer.desk.stations.station()
    except StorageRefused:
        return
    if state is not None:
        trainer.use_station(state.settings)
        _begin_with_cards_in_a_room(trainer)


def _begin_with_cards_in_a_room(trainer: Trainer) -> None:
    """In a room there are cards on the wall, and perhaps no keyboard at all."""
    from scansim.training.header import Floor

    if trainer.floor is Floor.ROOM:
        trainer.by_cards = True
        if isinstance(trainer.screen, Page):
            trainer.screen.paint()
