using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

/// <summary>Collects what is wrong with a body, all of it at once. Messages never repeat a value.</summary>
internal sealed partial class Checks
{
    /// <summary>As many digits as an exact decimal has for certain.</summary>
    private const int MostDigits = 28;

    private readonly List<FieldError> _errors = [];
    private readonly Dictionary<string, IReadOnlyCollection<string>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _longest = new(StringComparer.Ordinal);

    /// <summary>Where something is wrong: for a body of nothing but nulls, what has to be there.</summary>
    public IEnumerable<string> Missing => _errors.Select(error => error.Pointer);

    /// <summary>Which words a field takes, of those asked about.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Words => _words;

    /// <summary>How many characters a field takes, of those asked about.</summary>
    public IReadOnlyDictionary<string, int> Longest => _longest;

    /// <summary>Null if nothing is wrong.</summary>
    public Refusal? Refusal => _errors.Count == 0 ? null : new Refusal(400, "malformed", "The body is not what this endpoint takes. Nothing was changed.", _errors);

    /// <summary>The same of what stands behind the question mark of an address; null if nothing is wrong.</summary>
    public Refusal? QueryRefusal => Refusal is { } refusal ? refusal with { Title = "A query parameter is not what it should be." } : null;

    /// <summary>Adds an error.</summary>
    public void Fail(string pointer, string code, string message) => _errors.Add(new FieldError(pointer, code, message));

    /// <summary>A text that must be there.</summary>
    public void Required(string pointer, string? value, int longest)
    {
        if (string.IsNullOrWhiteSpace(value))
            Fail(pointer, "required", "This field is required.");
        Text(pointer, string.IsNullOrWhiteSpace(value) ? null : value, longest);
    }

    /// <summary>A text that may be there.</summary>
    public void Text(string pointer, string? value, int longest)
    {
        _longest[pointer] = longest;
        if (value is null)
            return;
        if (value.Length > longest)
            Fail(pointer, "too-long", $"Use at most {longest} characters.");
        else if (value.Any(char.IsControl) || value.Any(char.IsSurrogate) && !value.IsNormalizedPairs())
            Fail(pointer, "not-text", "Use text without control characters and unpaired surrogates.");
        else if (value.Length > 0 && string.IsNullOrWhiteSpace(value))
            Fail(pointer, "blank", "Leave the field out instead of sending blanks.");
    }

    /// <summary>Texts that may be there.</summary>
    public void Texts(string pointer, IReadOnlyList<string?>? values, int most, int longest)
    {
        if (values is null)
            return;
        if (values.Count > most)
            Fail(pointer, "too-many", $"Send at most {most}.");
        for (var i = 0; i < Math.Min(values.Count, most); i++)
            Required($"{pointer}/{i}", values[i], longest);
    }

    /// <summary>An opaque id of the caller: it survives erasure, so it must not say anything about a person.</summary>
    public void Identifier(string pointer, string? value)
    {
        if (value is null || !IsIdentifier(value))
            Fail(pointer, "not-an-id", "An id is 1 to 64 letters, digits, dots, dashes or underscores, and not only dots.");
    }

    /// <summary>Whether this can be an id. Only dots cannot: a path of them leads somewhere else.</summary>
    public static bool IsIdentifier(string value) => IdentifierForm().IsMatch(value) && value.Any(c => c != '.');

    /// <summary>A word as the catalogue has them. It stands beside a decision unsealed and survives erasure, so it is no place for a sentence.</summary>
    public void Word(string pointer, string? value)
    {
        if (value is null || !WordForm().IsMatch(value))
            Fail(pointer, "not-a-word", "Use a word such as listed-company: lower-case letters, digits and dashes, at most 64.");
    }

    /// <summary>Words that may be there.</summary>
    public void Catalogued(string pointer, IReadOnlyList<string?>? values, int most)
    {
        if (values?.Count > most)
            Fail(pointer, "too-many", $"Send at most {most}.");
        for (var i = 0; i < Math.Min(most, values?.Count ?? 0); i++)
            Word($"{pointer}/{i}", values![i]);
    }

    /// <summary>One of some words.</summary>
    public void OneOf(string pointer, string? value, IReadOnlyCollection<string> words)
    {
        _words[pointer] = words;
        if (value is null || !words.Contains(value))
            Fail(pointer, value is null ? "required" : "unknown-word", $"Use one of: {string.Join(", ", words)}.");
    }

    /// <summary>A country.</summary>
    public void Country(string pointer, string? value)
    {
        if (value is null || !CountryForm().IsMatch(value))
            Fail(pointer, "not-a-country", "A country is two capital letters, ISO 3166-1 alpha-2.");
    }

    /// <summary>Countries that may be there.</summary>
    public void Countries(string pointer, IReadOnlyList<string?>? values, int most)
    {
        if (values?.Count > most)
            Fail(pointer, "too-many", $"Send at most {most}.");
        for (var i = 0; i < Math.Min(most, values?.Count ?? 0); i++)
            Country($"{pointer}/{i}", values![i]);
    }

    /// <summary>An amount above zero, as text that a decimal holds exactly.</summary>
    public void Amount(string pointer, string? value)
    {
        if (value is null || !AmountForm().IsMatch(value))
            Fail(pointer, "not-an-amount", "An amount is text of digits, with a point before decimals, such as \"0.25\".");
        else if (value.Count(char.IsAsciiDigit) > MostDigits)
            Fail(pointer, "too-long", $"Use at most {MostDigits} digits.");
        else if (decimal.Parse(value, CultureInfo.InvariantCulture) == 0)
            Fail(pointer, "nothing", "Give an amount above zero.");
    }

    [GeneratedRegex(@"\A(0|[1-9][0-9]*)(\.[0-9]+)?\z")]
    private static partial Regex AmountForm();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex IdentifierForm();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z")]
    private static partial Regex WordForm();

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex CountryForm();
}
