using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>One answer of a scenario: a single text, or a list of them.</summary>
/// <param name="Items">The texts; exactly one if not a list.</param>
/// <param name="IsList">Whether it is a list. Lists are compared as sets.</param>
public sealed record Answer(IReadOnlyList<string> Items, bool IsList)
{
    /// <summary>What a scenario writes for "nothing": <c>none</c>.</summary>
    public const string Nothing = "none";

    /// <summary>A single text; null becomes <c>none</c>.</summary>
    public static Answer Of(string? text) => new([text ?? Nothing], false);

    /// <summary>A local date, or <c>none</c>.</summary>
    public static Answer Of(LocalDate? date) => Of(date is { } day ? LocalDatePattern.Iso.Format(day) : null);

    /// <summary>An instant, written in UTC.</summary>
    public static Answer Of(Instant instant) => Of(InstantPattern.ExtendedIso.Format(instant));

    /// <summary>Yes or no.</summary>
    public static Answer Of(bool on) => Of(on ? "true" : "false");

    /// <summary>A list.</summary>
    public static Answer Of(IEnumerable<string> items) => new([.. items.Order(StringComparer.Ordinal)], true);

    /// <inheritdoc />
    public override string ToString() => IsList ? $"[{string.Join(", ", Items)}]" : Items[0];

    /// <summary>Whether an expected answer is this one. Instants are equal whatever offset they are written in.</summary>
    public bool Meets(Answer expected)
    {
        if (IsList || expected.IsList)
            return Items.Where(Said).ToHashSet(StringComparer.Ordinal).SetEquals(expected.Items.Where(Said));
        return Items[0] == expected.Items[0] || (Time(Items[0]) is { } mine && mine == Time(expected.Items[0]));
    }

    internal static Instant? Time(string text) =>
        OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } parsed ? parsed.Value.ToInstant() : null;

    private static bool Said(string item) => item != Nothing;
}
