using ComplianceGrains.Grains.Exchanges;
using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Host.Tests.Exchanges;

/// <summary>The last part of the addresses that providers are given: nobody else makes one, and nobody reads one.</summary>
public sealed class ExchangeTokenTests
{
    private readonly ExchangeTokens _tokens = Of(1);

    [Fact]
    public void What_it_is_about_comes_back_for_its_purpose_alone_and_shows_nowhere()
    {
        var token = _tokens.Seal("a", "customer-1", "transfer-1");
        Assert.Equal(["customer-1", "transfer-1"], _tokens.Open("a", token)!);
        Assert.Equal(token, _tokens.Seal("a", "customer-1", "transfer-1"));
        Assert.NotEqual(token[..20], _tokens.Seal("a", "customer-1", "transfer-2")[..20]);
        Assert.Null(_tokens.Open("b", token));
        Assert.Null(Of(2).Open("a", token));
        Assert.DoesNotContain("customer", token, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_more_less_or_other_makes_it_none()
    {
        var token = _tokens.Seal("a", "customer-1");
        for (var at = 0; at < token.Length - 1; at++)
            Assert.Null(_tokens.Open("a", $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}"));
        foreach (var other in new[] { "", "x", token[1..], token[..^4], $"{token}AAAA", new string('A', 100_000), "%00", "äöü" })
            Assert.Null(_tokens.Open("a", other));
    }

    private static ExchangeTokens Of(byte key) => new(new KeyRing(new RootKey([.. Enumerable.Repeat(key, 32)]), null!));
}
