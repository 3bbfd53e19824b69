using System.Buffers;
using System.Collections.Frozen;
using ComplianceGrains.Screening.Embedded;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Equal identifiers, compared without spaces, punctuation and case. Short ones prove nothing.</summary>
internal static class IdentifierQualifier
{
    private const int Shortest = 5;
    private static readonly SearchValues<char> Separators = SearchValues.Create(Between);
    private const string Between = " .:#№-/,";

    /// <summary>Words that callers and lists write before a number; the same number without the word is the same number.</summary>
    private static readonly FrozenSet<string> Types = Resource.Lines("identifier-words.txt").SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static Qualifier? Of(IReadOnlyList<Identifier> identifiers, ListEntry entry)
    {
        foreach (var identifier in identifiers)
            if (Key(identifier.Value) is { } key
                && entry.Identifiers.FirstOrDefault(listed => Key(listed.Value) == key && Compatible(identifier, listed)) is { } same)
                return new("identifier", QualifierVerdict.Agrees, $"{identifier.Type} is the listed {same.Type}");
        return null;
    }

    /// <summary>Another number of the same kind from the same country: said, though people have several passports. Null when nothing differs.</summary>
    public static Qualifier? Differs(IReadOnlyList<Identifier> identifiers, ListEntry entry)
    {
        foreach (var asked in identifiers)
            if (Key(asked.Value) is { } key && IdentifierForm.Kind(asked.Type, asked.Value) is { } kind
                && entry.Identifiers.Any(listed => IdentifierForm.Kind(listed.Type, listed.Value) == kind && Compatible(asked, listed)))
                return new("identifier", QualifierVerdict.Doubtful, IdentifierForm.FailsCheck(asked.Type, asked.Value, key)
                    ? $"the {kind} given fails its check digit, so that it proves nothing; the list has one too"
                    : $"the {kind} given is none of those listed");
        return null;
    }

    /// <summary>Letters and digits in upper case, without the word for what it is (<c>IMO 9187629</c>); null when too short to identify anyone.</summary>
    public static string? Key(string value)
    {
        var key = string.Concat(WithoutType(value).ToString().Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return key.Length >= Shortest && key.Any(char.IsDigit) ? key : null;
    }

    private static ReadOnlySpan<char> WithoutType(ReadOnlySpan<char> value)
    {
        while (true)
        {
            value = value.Trim(Between);
            var length = value.IndexOfAny(Separators) is >= 0 and var end ? end : value.IndexOfAnyInRange('0', '9');
            if (length <= 0 || !Types.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value[..length]))
                return value;
            value = value[length..];
        }
    }

    private static bool Compatible(Identifier asked, Identifier listed) =>
        asked.Country is null || listed.Country is null || string.Equals(Country.Code(asked.Country), listed.Country, StringComparison.OrdinalIgnoreCase);
}
