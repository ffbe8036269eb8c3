"""All that belongs to a row, in whatever tables there are."""

from sqlalchemy import Column, Connection, Table, select

from advisor.store.schema import METADATA


def belongings(
    connection: Connection, table: Table, owner: Column[str], key: object
) -> list[dict[str, object]]:
    """Return the rows of `table` that `key` owns, each with the rows that it owns.

    Args:
        connection: To read with.
        table: Where to look.
        owner: The column that says whose a row is; it is left out.
        key: Whose rows are meant.
    """
    order = [table.c[name] for name in ("created", "position") if name in table.c]
    found = select(table).where(owner == key).order_by(*order, *table.primary_key)
    return [
        {name: value for name, value in row.items() if name != owner.name}
        | _owned(connection, table, row.get("id"))
        for row in connection.execute(found).mappings()
    ]


def _owned(connection: Connection, table: Table, key: object) -> dict[str, object]:
    return {
        child.name: belongings(connection, child, link.parent, key)
        for child in METADATA.sorted_tables
        for link in child.foreign_keys
        if link.column.table is table
    }
