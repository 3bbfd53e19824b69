using System.Text;

namespace ComplianceGrains.Host.Tests.Privacy;

/// <summary>A search that finds nothing says something only if it can find.</summary>
public sealed class DisguisesTests
{
    private const string Value = "Zyxquora Ellimbrasko";

    public static TheoryData<byte[]> Hidden
    {
        get
        {
            var data = new TheoryData<byte[]>
            {
                Encoding.UTF8.GetBytes($"before{Value}after"),
                Encoding.Unicode.GetBytes($"before{Value}after"),
                Encoding.BigEndianUnicode.GetBytes($"x{Value}"),
                Encoding.UTF8.GetBytes(Value.ToUpperInvariant()),
                Encoding.Unicode.GetBytes(Value.ToLowerInvariant()),
                Encoding.UTF8.GetBytes($"?name={Uri.EscapeDataString(Value)}"),
                Encoding.UTF8.GetBytes("?name=Zyxquora+Ellimbrasko"),
                Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(Value))),
            };
            for (var before = 0; before < 6; before++)
            {
                data.Add(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('{', before)}{Value}\"}}"))));
                data.Add(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes($"{new string('{', before)}{Value}\"}}"))));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public void The_search_finds_a_value_in_every_disguise(byte[] bytes) => Assert.NotEmpty(Disguises.Found(bytes, Disguises.Of(Value)));

    [Fact]
    public void The_search_finds_nothing_where_nothing_is() => Assert.Empty(Disguises.Found(Encoding.UTF8.GetBytes("Zyxquora and Ellimbrasko"), Disguises.Of(Value)));
}
