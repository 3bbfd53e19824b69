using ComplianceGrains.Evidence.Bytes;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

public class Base64Texts
{
    [Fact]
    public void Bytes_survive_the_way_there_and_back() =>
        Gen.Byte.Array[0, 64].Sample(bytes => Assert.Equal(bytes, Base64Url.Decode(Base64Url.Encode(bytes), bytes.Length)));

    [Theory]
    [InlineData("AB")] // stray bits: AA
    [InlineData("AA==")]
    [InlineData("A A")]
    [InlineData("A+")]
    [InlineData("AA\n")]
    [InlineData("A")]
    [InlineData("AAA")]
    public void What_does_not_encode_to_itself_is_refused(string text) =>
        Assert.Equal("B64", Assert.Throws<EvidenceFormatException>(() => Base64Url.Decode(text, 1)).Code);

    [Theory]
    [InlineData("AB==")]
    [InlineData("AA")]
    [InlineData("AA==\n")]
    [InlineData("A A==")]
    public void Padded_base64_is_as_strict(string text) => Assert.Throws<EvidenceFormatException>(() => Base64Padded.Decode(text));
}
