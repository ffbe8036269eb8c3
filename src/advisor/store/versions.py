"""Which version of the tables a database holds, and the way up to the present one."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, insert, inspect, select, update

from advisor.errors import StoreError
from advisor.store.schema import METADATA, SCHEMA

Upgrade = Callable[[Connection], None]
UPGRADES: Sequence[Upgrade] = ()
"""Each leads from one version to the next, the first of them from version 1."""


def bring_up(
    connection: Connection, name: str, upgrades: Sequence[Upgrade] = UPGRADES
) -> None:
    """Give a database the tables of the present version; an empty one gets all.

    Args:
        connection: In a transaction, so that it is all done or nothing is.
        name: What a person knows the database by.
        upgrades: The ways up; one more than there are is the present version.

    Raises:
        StoreError: If it is of a newer version, or holds something else.
    """
    present = 1 + len(upgrades)
    tables = inspect(connection).get_table_names()
    if not tables:
        METADATA.create_all(connection)
        connection.execute(insert(SCHEMA).values(version=present))
        return
    if SCHEMA.name not in tables:
        raise StoreError(
            f"{name} holds something else than what the advisor keeps;"
            " move it away, and a new one is made."
        )
    found = connection.execute(select(SCHEMA.c.version)).scalar_one()
    if found > present:
        raise StoreError(
            f"{name} was written by a newer version of the advisor (its tables are of"
            f" version {found}, and this one knows {present}); use the newer version,"
            " or move the file away, and a new one is made."
        )
    for upgrade in upgrades[found - 1 :]:
        upgrade(connection)
    connection.execute(update(SCHEMA).values(version=present))
