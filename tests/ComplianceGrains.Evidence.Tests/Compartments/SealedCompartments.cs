using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Kinds;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

public class SealedCompartments
{
    private static readonly KindSchema Schema = new("a.b/1", [new("x", "d1", "c"), new("y", "d1", "c")]);

    [Fact]
    public void Any_values_open_again_with_the_same_salts() => Gen.Select(Gen.String, Gen.Long[-1000, 1000]).Sample((text, number) =>
    {
        if (text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar))
            return;
        var compartment = OpenCompartment.Fresh("d1", [StrictJson.Text(text), StrictJson.Number(number)]);
        var key = KeyWrap.NewKey();
        var opened = OpenCompartment.Open(key, "customer/1#1", "d1", "k", compartment.Seal(key, "customer/1#1", "k"));
        Assert.Equal(compartment.Values, opened.Values);
        Assert.Equal(compartment.Root("a.b/de/decisions", Schema), opened.Root("a.b/de/decisions", Schema));
    }, iter: Samples.Of(200));

    [Fact]
    public void Two_logs_have_nothing_in_common()
    {
        var compartment = OpenCompartment.Fresh("d1", ["1", "2"]);
        var (de, sg) = (compartment.Disclosures("a.b/de/decisions", Schema), compartment.Disclosures("a.b/sg/decisions", Schema));
        Assert.Empty(de.Select(d => d.Commitment).Intersect(sg.Select(d => d.Commitment)));
    }

    [Fact]
    public void A_second_attempt_of_a_decision_has_other_commitments() =>
        Assert.NotEqual(OpenCompartment.Fresh("d1", ["1", "2"]).Root("a", Schema), OpenCompartment.Fresh("d1", ["1", "2"]).Root("a", Schema));

    [Theory]
    [InlineData("1.5")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData(" 1")]
    [InlineData("")]
    public void A_value_that_is_not_strict_JSON_is_refused(string value) => Assert.Throws<EvidenceFormatException>(() => OpenCompartment.Fresh("d1", [value]));

    [Fact]
    public void A_number_of_values_that_the_schema_has_not_is_refused() =>
        Assert.Throws<ArgumentException>(() => OpenCompartment.Fresh("d1", ["1"]).Disclosures("a", Schema));

    [Fact]
    public void An_identifier_with_a_line_feed_is_refused() =>
        Assert.Throws<ArgumentException>(() => OpenCompartment.Fresh("d1", ["1"]).Seal(KeyWrap.NewKey(), "customer/1\n#1", "k"));
}
