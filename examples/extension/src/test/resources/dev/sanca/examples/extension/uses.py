"""What a type checker has to accept, and (with an ignore that it must need) to refuse."""
import asyncio

import baskets
import blocks
import calls
import coins
import dynamic
import purses
import shapes
import small
import values
from small.parts.tiny import Nail

count: int = calls.count(b"abc", strict=True)
calls.count(bytearray(b"abc"))
calls.count("abc")  # type: ignore[arg-type]
calls.keyword_only(1, 2)  # type: ignore[misc]
text: str = calls.everything(1, 2, 3, z="a", other="b")
which: str = calls.which(1)

counter = shapes.Counter(1)
counter.value = 3
counter.closed = True  # type: ignore[misc]
total: shapes.Counter = counter + 2
total += 3
with counter as same:
    number: int = same.value
table = shapes.NamedTable("x")
table["a"] = 1
table["a"] = "b"  # type: ignore[assignment]
point = shapes.Point(1, 2)
match point:
    case shapes.Point(x, y):
        norm: float = x + y
color: shapes.Color = shapes.next(shapes.Color.RED)
way: shapes.Way | None = shapes.Way.of("N")
described: str = shapes.Way.EAST.describe(prefix="x") + shapes.Way.EAST.name
turned: shapes.Way = -shapes.Way.EAST + 1
shapes.Way.EAST.walked = 3
shapes.Way.EAST.x = 3  # type: ignore[misc]
shapes.Way.EAST + "x"  # type: ignore[operator]
lids: int = small.parts.lids()
nail: Nail = small.parts.tiny.nail(3)
larger: coins.Coin = purses.larger(coins.Coin(1), other=coins.Coin(2))
purses.larger(1)  # type: ignore[arg-type]
stamp: coins.mint.Stamp | None = purses.stamp("x")
side: coins.Side = purses.turn(coins.Side.HEADS)
struck: coins.Coin = coins.mint.strike(coins.stamp([larger]), side)
square: int = sum(values.squares(3))
folded: int = values.fold([1, 2], lambda a, b: a + b)


added: int = values.adder(1)(2, 3)
values.adder(1)("a", 3)  # type: ignore[arg-type]
values.runner("x")()
length: int = values.counter("a")("banana")
span = baskets.Span("3-4")
span = baskets.Span(span, by=3)
baskets.Span(1.5)  # type: ignore[call-overload]
at: int = blocks.Native(3).at(1)
thing = dynamic.Anything()
thing.size = 3  # type: ignore[misc]


async def main() -> str:
    return await values.later("x")


result: str = asyncio.run(main())


class Sub(shapes.NamedTable):
    def describe(self) -> str:
        return "mine"
