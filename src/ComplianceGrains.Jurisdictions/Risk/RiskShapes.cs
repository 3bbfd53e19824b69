using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Risk;

/// <summary>The written forms of risk factors and bands.</summary>
internal static class RiskShapes
{
    public static readonly Shape Factor = new(
        "a factor such as { points: 40, when: [pep], atLeast: high }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "a factor such as { points: 40, when: [pep] }") is not { } map)
                return null;
            var members = new Members(map, reading);
            var points = members.Need("points", "say how much it adds; 0 if only 'atLeast' counts.") is { } amount ? Scalars.Amount(amount, reading) : null;
            var when = members.Take("when") is { } circumstances ? reading.WordList(circumstances, "circumstances") : [];
            var countries = members.Take("countries") is { } places ? reading.WordList(places, "countries") : [];
            var atLeast = members.Take("atLeast") is { } band ? reading.Word(band, "bands") : null;
            members.Done();
            if (points is null || when is null || countries is null)
                return null;
            return when.Count + countries.Count > 0
                ? new RiskFactor(points.Value, new Words(when), new Words(countries), atLeast)
                : reading.Fail<RuleValue>(map, "Nothing makes this factor apply: give it 'when' or 'countries'.");
        },
        () => Shapes.Object(
            ("points", Shapes.Positive()), ("when", Shapes.List(Shapes.Ref("circumstances"))),
            ("countries", Shapes.List(Shapes.Ref("countries"))), ("atLeast", Shapes.Ref("bands"))));

    public static readonly Shape Bands = new(
        "bands with the points they start from, such as { low: 0, medium: 30, high: 60 }",
        (node, reading) =>
        {
            if (Scalars.Map(node, reading, "bands with the points they start from, such as { low: 0, medium: 30, high: 60 }") is not { } map)
                return null;
            var bands = new List<RiskBand>();
            foreach (var entry in map.Entries)
                if (reading.Word(entry.Key, "bands") is { } name && Scalars.Amount(entry.Value, reading) is { } from)
                    bands.Add(new RiskBand(name, from));
                else
                    return null;
            var missing = reading.Catalog.Names("bands").Except(bands.Select(band => band.Name), StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
                return reading.Fail<RuleValue>(map, $"Say from how many points {string.Join(", ", missing)} starts.");
            bands.Sort((left, right) => left.From.CompareTo(right.From));
            return bands[0].From == 0 && bands.DistinctBy(band => band.From).Count() == bands.Count
                ? new RiskBands(bands)
                : reading.Fail<RuleValue>(map, "The lowest band starts from 0 and no two bands start from the same points.");
        },
        () => new JsonObject { ["type"] = "object", ["additionalProperties"] = Shapes.Positive() });
}
