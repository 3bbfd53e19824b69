using System.Globalization;
using System.Text;

namespace ComplianceGrains.Screening.Names;

/// <summary>What of a text could not be read, gathered while it is being read. A name with anything in here is never clear.</summary>
internal sealed class Unread
{
    private readonly SortedDictionary<string, int> _scripts = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _letters = [];
    private readonly List<string> _other = [];

    /// <summary>A letter of a script that has no reader.</summary>
    public void Letter(string script) => _scripts[script] = _scripts.GetValueOrDefault(script) + 1;

    /// <summary>A letter without a reading of its own, in a script that is read otherwise.</summary>
    public void Letter(Rune letter) => _letters.Add(letter.Value);

    /// <summary>Anything else, in words without personal data.</summary>
    public void Because(string reason)
    {
        if (!_other.Contains(reason))
            _other.Add(reason);
    }

    /// <summary>One sentence for each; empty when all was read.</summary>
    public IReadOnlyList<string> Reasons =>
    [
        .. _scripts.Select(script => $"no reader for {script.Key.Replace('_', ' ')} ({script.Value} {(script.Value == 1 ? "letter" : "letters")})"),
        .. _letters.Count == 0 ? [] : new[] { $"no reading for {string.Join(", ", _letters.Select(letter => "U+" + letter.ToString("X4", CultureInfo.InvariantCulture)))}" },
        .. _other,
    ];
}
