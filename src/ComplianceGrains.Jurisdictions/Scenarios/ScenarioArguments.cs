using System.Globalization;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>The arguments of a question, read strictly; a wrong one fails the scenario with its line.</summary>
internal sealed class ScenarioArguments(MappingNode mapping)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string Text(string name) => OptionalText(name) ?? throw new ScenarioException(mapping.Mark, $"'{name}' is missing in the question.");

    public string? OptionalText(string name) => Take(name) switch
    {
        null => null,
        ScalarNode scalar => scalar.Text,
        var other => throw new ScenarioException(other.Mark, $"'{name}' should be one text."),
    };

    public bool Has(string name) => mapping.Has(name);

    public IReadOnlyList<string> List(string name) => Take(name) switch
    {
        null => [],
        ScalarNode scalar => [scalar.Text],
        SequenceNode sequence => [.. sequence.Items.Select(item => item is ScalarNode text ? text.Text : throw new ScenarioException(item.Mark, "Expected one text."))],
        var other => throw new ScenarioException(other.Mark, $"'{name}' should be a list."),
    };

    public IReadOnlyDictionary<string, Instant> Instants(string name, DateTimeZone zone) => Take(name) switch
    {
        null => new Dictionary<string, Instant>(),
        MappingNode events => events.Entries.ToDictionary(entry => entry.Key.Text, entry => InstantOf(entry.Value, zone), StringComparer.Ordinal),
        var other => throw new ScenarioException(other.Mark, $"'{name}' should be a mapping from event to date."),
    };

    public Instant Instant(string name, DateTimeZone zone) =>
        InstantOf(Take(name) ?? throw new ScenarioException(mapping.Mark, $"'{name}' is missing in the question."), zone);

    public decimal Amount(string name) =>
        decimal.TryParse(Text(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw new ScenarioException(mapping.Mark, $"'{name}' should be a number such as 1000.01.");

    public void Done()
    {
        if (mapping.Entries.FirstOrDefault(entry => !taken.Contains(entry.Key.Text)) is { } unknown)
            throw new ScenarioException(unknown.Key.Mark, $"'{unknown.Key.Text}' has no meaning in this question. {Nearest.Hint(unknown.Key.Text, taken)}Known here: {string.Join(", ", taken.Order(StringComparer.Ordinal))}.");
    }

    /// <summary>An instant with its offset, or a date: noon of that day in the zone.</summary>
    public static Instant InstantOf(Node node, DateTimeZone zone)
    {
        if (node is ScalarNode scalar)
        {
            if (Answer.Time(scalar.Text) is { } instant)
                return instant;
            if (LocalDatePattern.Iso.Parse(scalar.Text) is { Success: true } date)
                return date.Value.At(new LocalTime(12, 0)).InZoneLeniently(zone).ToInstant();
        }
        throw new ScenarioException(node.Mark, "Expected a date such as 2026-11-02 (noon is meant) or a time with its offset such as 2026-11-02T00:30:00+01:00.");
    }

    private Node? Take(string name)
    {
        taken.Add(name);
        return mapping.Find(name);
    }
}
