using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What is drawn at once is given out once.</summary>
public class RandomDrawTests
{
    [Fact]
    public void No_byte_is_given_twice_and_none_that_was_not_drawn()
    {
        using var draw = new RandomDraw(64);

        var (first, second) = (draw.Take(32).ToArray(), draw.Take(32).ToArray());

        Assert.NotEqual(first, second);
        Assert.Throws<InvalidOperationException>(() => draw.Take(1).Length);
    }

    [Fact]
    public void Two_draws_are_not_the_same()
    {
        using var one = new RandomDraw(32);
        using var other = new RandomDraw(32);
        Assert.NotEqual(one.Take(32).ToArray(), other.Take(32).ToArray());
    }

    [Fact]
    public void What_was_drawn_is_forgotten()
    {
        var draw = new RandomDraw(32);
        var given = draw.Take(32);
        draw.Dispose();
        Assert.Equal(-1, given.IndexOfAnyExcept((byte)0));
    }
}
