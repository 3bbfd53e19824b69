using System.Text;
using ComplianceGrains.Evidence.Bytes;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

public class StrictJsonTexts
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("-9007199254740991")]
    [InlineData("0")]
    [InlineData("\"\\ud83d\\ude00 \\n \u00e9\"")]
    [InlineData("[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]")]
    [InlineData("{\"a\":[1,{\"b\":null}],\"\":\"\"}")]
    public void Strict_JSON_is_accepted(string text) => StrictJson.Check(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("{", "JSON")]
    [InlineData("[1,]", "JSON")]
    [InlineData("{\"a\":1,}", "JSON")]
    [InlineData("nul", "JSON")]
    [InlineData("'a'", "JSON")]
    [InlineData("\"a", "JSON")]
    [InlineData("\"\\x\"", "JSON")]
    [InlineData("\"\\u12g4\"", "JSON")]
    [InlineData("\"\u0001\"", "JSON")]
    [InlineData("1 2", "JSON-TEXT")]
    [InlineData("12,", "JSON")]
    [InlineData("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", "JSON")]
    [InlineData("{\"a\":1,\"a\":1}", "JSON-DUPKEY")]
    [InlineData("{\"a\":1,\"\\u0061\":1}", "JSON-DUPKEY")]
    [InlineData("1.0", "JSON-NUMBER")]
    [InlineData("1e3", "JSON-NUMBER")]
    [InlineData("01", "JSON-NUMBER")]
    [InlineData("-0", "JSON-NUMBER")]
    [InlineData("9007199254740992", "JSON-NUMBER")]
    [InlineData("-", "JSON-NUMBER")]
    [InlineData(" 1", "JSON-TEXT")]
    [InlineData("[1, 2]", "JSON-TEXT")]
    [InlineData("\"\\ud800\"", "JSON-TEXT")]
    [InlineData("\"\\udc00\\ud800\"", "JSON-TEXT")]
    [InlineData("\uFEFF1", "JSON-TEXT")]
    public void Anything_else_has_its_code(string text, string code) =>
        Assert.Equal(code, Assert.Throws<EvidenceFormatException>(() => StrictJson.Check(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.Equal("JSON-TEXT", Assert.Throws<EvidenceFormatException>(() => StrictJson.Check([(byte)'"', 0xc3, (byte)'"'])).Code);

    [Fact]
    public void A_written_text_is_strict_and_reads_back() => Gen.String.Sample(text =>
    {
        if (!text.EnumerateRunes().All(r => r != Rune.ReplacementChar))
            return;
        var json = StrictJson.Text(text);
        Assert.Equal(text, Assert.IsType<Json.Text>(Json.Parse(Encoding.UTF8.GetBytes(json))).Value);
    });

    [Fact]
    public void An_unpaired_surrogate_is_not_written() => Assert.Equal("JSON-TEXT", Assert.Throws<EvidenceFormatException>(() => StrictJson.Text("a\ud800b")).Code);

    [Fact]
    public void No_message_repeats_what_it_read()
    {
        var e = Assert.Throws<EvidenceFormatException>(() => StrictJson.Check("{\"Ana Example\":1,\"Ana Example\":\"Porto\"}"u8));
        Assert.DoesNotContain("Ana", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,\"b\":[null,\"x\"]}", true)]
    [InlineData("{\"b\":1,\"a\":1}", false)]
    [InlineData("{\"a\": 1}", false)]
    [InlineData("\"\\u0041\"", false)]
    [InlineData("\"é\"", false)]
    [InlineData("\"a\\\\\"", false)]
    public void Canonical_JSON_is_its_own_re_serialisation(string text, bool canonical)
    {
        Assert.Equal(canonical, CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(canonical, CanonicalJson.TryWrite(Json.Parse(Encoding.UTF8.GetBytes(text.Replace(": ", ":", StringComparison.Ordinal)))) == text);
    }

    [Fact]
    public void Many_names_are_searched_for_duplicates_too()
    {
        var many = string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"n{i}\":1"));
        StrictJson.Check(Encoding.UTF8.GetBytes($"{{{many}}}"));
        Assert.Equal("JSON-DUPKEY", Assert.Throws<EvidenceFormatException>(() => StrictJson.Check(Encoding.UTF8.GetBytes($"{{{many},\"n3\":1}}"))).Code);
        Assert.Equal("JSON-DUPKEY", Assert.Throws<EvidenceFormatException>(() => StrictJson.Check(Encoding.UTF8.GetBytes($"{{{many},\"n39\":1}}"))).Code);
    }
}
