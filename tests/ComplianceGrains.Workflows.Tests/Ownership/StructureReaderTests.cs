using System.Text.Json;
using ComplianceGrains.Workflows.Ownership;

namespace ComplianceGrains.Workflows.Tests.Ownership;

public class StructureReaderTests
{
    [Fact]
    public void Shares_votes_control_ranges_and_groups_are_read()
    {
        var read = Read("""
            { "customer": "T", "holds": [ { "in": "X", "share": "5" } ], "parties": [
              { "partyId": "A", "kind": "natural-person", "jointWith": ["B"], "holds": [ { "in": "customer", "share": "1/3", "votes": "0" }, { "in": "X", "control": "other-means" } ] },
              { "partyId": "B", "kind": "natural-person", "holds": [ { "in": "T", "share": { "min": "10", "max": "20" } } ] },
              { "partyId": "C", "kind": "dispersed", "eachAtMost": "5", "holds": [ { "in": "T", "votes": "12.5" } ] },
              { "partyId": "X", "kind": "legal-entity", "kinds": ["listed-company"], "holds": [ { "in": "T" } ] } ] }
            """);
        Assert.Empty(read.Problems);
        Assert.Equal(
            [
                new Holding("T", "X", ShareRange.Exactly(new(1, 20))),
                new Holding("A", "T", ShareRange.Exactly(new(1, 3)), ShareRange.None),
                new Holding("B", "T", new ShareRange(new(1, 10), new(1, 5))),
                new Holding("C", "T", ShareRange.Unknown, ShareRange.Exactly(new(1, 8))),
                new Holding("X", "T", ShareRange.Unknown),
            ],
            read.Graph.Holdings);
        Assert.Equal([new ControlLink("A", "X", "other-means")], read.Graph.Controls);
        Assert.Equal(["A", "B"], read.Graph.TogetherWith("B"));
        Assert.Equal((new Fraction(1, 20), "listed-company"), (read.Graph.Nodes["C"].EachAtMost, read.Kinds["X"][0]));
    }

    [Theory]
    [InlineData("[]", "/customer")]
    [InlineData("""{ "customer": "T", "parties": 7 }""", "/parties: This is a list")]
    [InlineData("""{ "customer": "T", "parties": [ { "kind": "natural-person" } ] }""", "/parties/0/partyId")]
    [InlineData("""{ "customer": "T", "parties": [ { "partyId": "A", "kind": "ghost" } ] }""", "/parties/0/kind: A party is one of")]
    [InlineData("""{ "customer": "T", "parties": [ { "partyId": "T", "kind": "natural-person" } ] }""", "/parties/0/partyId: T is stated twice")]
    [InlineData("""{ "customer": "T", "parties": [ { "partyId": "A", "kind": "natural-person", "holds": [ { "in": "T", "share": "110" } ] } ] }""", "/parties/0/holds/0/share: A share is from 0")]
    [InlineData("""{ "customer": "T", "parties": [ { "partyId": "A", "kind": "natural-person", "holds": [ { "in": "T", "share": { "min": "x", "max": "5" } } ] } ] }""", "/parties/0/holds/0/share/min")]
    [InlineData("""{ "customer": "T", "parties": [ { "partyId": "A", "kind": "natural-person", "holds": [ { "in": "T", "share": 25 } ] } ] }""", "/parties/0/holds/0/share: This is a text")]
    [InlineData("""{ "customer": "T", "parties": [ { "partyId": "A", "kind": "natural-person", "holds": [ {} ] } ] }""", "/parties/0/holds/0/in")]
    public void What_is_wrong_is_named_with_its_place(string text, string says) =>
        Assert.Contains(Read(text).Problems, problem => problem.Text.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void Whom_a_party_holds_in_or_acts_with_must_be_stated() =>
        Assert.Equal(
            [GraphCheck.NotStated, GraphCheck.NotStated],
            GraphCheck.Problems(Read("""{ "customer": "T", "parties": [ { "partyId": "A", "kind": "natural-person", "jointWith": ["Q"], "holds": [ { "in": "Z", "share": "5" } ] } ] }""").Graph, "T").Select(problem => problem.Code));

    private static ReadStructure Read(string text) => StructureReader.Read(JsonDocument.Parse(text).RootElement);
}
