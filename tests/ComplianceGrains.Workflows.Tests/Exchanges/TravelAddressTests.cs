using System.Text.Json;
using ComplianceGrains.Workflows.Exchanges;

namespace ComplianceGrains.Workflows.Tests.Exchanges;

/// <summary>The published vectors (trisacrypto/trisa, MIT; <c>fixtures/trp/SOURCE.md</c>).</summary>
public sealed class TravelAddressTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(Building.Repository.Root, "tests", "fixtures", "trp", "travel-addresses.json"))).RootElement;

    [Fact]
    public void Every_published_address_is_made_and_read()
    {
        Assert.All(Vectors.GetProperty("encode").EnumerateArray(), vector =>
            Assert.Equal(vector.GetProperty("travelAddress").GetString(), TravelAddress.Of(vector.GetProperty("url").GetString()!)));
        Assert.All(Vectors.GetProperty("encodeErrors").EnumerateArray(), vector => Assert.Throws<ArgumentException>(() => TravelAddress.Of(vector.GetProperty("url").GetString()!)));
        Assert.All(Vectors.GetProperty("decode").EnumerateArray(), vector =>
            Assert.Equal(new Uri(vector.GetProperty("https").GetString()!), TravelAddress.Read(vector.GetProperty("travelAddress").GetString()!).Url));
    }

    [Fact]
    public void What_is_none_is_not_read()
    {
        var address = Vectors.GetProperty("encode")[0].GetProperty("travelAddress").GetString()!;
        Assert.NotNull(TravelAddress.Read(address[2..]).Objection);
        for (var at = 2; at < address.Length; at++)
            Assert.Null(TravelAddress.Read($"{address[..at]}{(address[at] == 'x' ? 'y' : 'x')}{address[(at + 1)..]}").Url);
        Assert.NotNull(TravelAddress.Read(TravelAddress.OfLocal("https://beneficiary.com/x?t=i")).Objection);
        Assert.NotNull(TravelAddress.Read(TravelAddress.OfLocal("beneficiary.com/x")).Objection);
        Assert.NotNull(TravelAddress.Read("").Objection);
    }
}
