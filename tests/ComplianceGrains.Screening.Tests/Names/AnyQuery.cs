using System.Globalization;
using System.Text;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Tests.Names;

/// <summary>Texts such as fields really hold, and worse: every script of Unicode, alone and mixed, from one letter to thousands.</summary>
internal sealed class AnyQuery(int seed)
{
    public const int Seed = 20261128;

    private static readonly string[] Usual = ["Latin", "Cyrillic", "Arabic", "Greek", "Han", "Hangul", "Hebrew", "Thai", "Devanagari", "Armenian", "Georgian", "Bengali", "Tamil", "Myanmar", "Khmer", "Hiragana", "Katakana", "Ethiopic"];

    private static readonly ILookup<string, int> Letters = Resource.Lines("unicode-scripts.txt").Select(line => line.Split(' '))
        .SelectMany(cells => Enumerable.Range(Hex(cells[0]), Math.Min(3000, Hex(cells[1]) - Hex(cells[0]) + 1)).Select(code => (Script: cells[2], Code: code)))
        .Where(pair => Rune.IsValid(pair.Code) && Rune.IsLetter(new Rune(pair.Code))).ToLookup(pair => pair.Script, pair => pair.Code);

    private static readonly string[] Scripts = [.. Letters.Select(group => group.Key).Order(StringComparer.Ordinal)];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var script = _random.Next(4) == 0 ? Scripts[_random.Next(Scripts.Length)] : Usual[_random.Next(Usual.Length)];
        var text = Words(script, _random.Next(8) == 0 ? _random.Next(1, 80) : _random.Next(1, 6));
        return _random.Next(14) switch
        {
            0 => $"{text} {Words(Usual[_random.Next(Usual.Length)], _random.Next(1, 4))}",
            1 => $"{text.Replace(' ', '.')}@mail.example",
            2 => $"<p class=\"x\">{text}</p>&nbsp;",
            3 => Insert(text, ((char)('0' + _random.Next(10))).ToString()),
            4 => Insert(text, Word(Usual[_random.Next(Usual.Length)], 1)),
            5 => Insert(text, _random.Next(2) == 0 ? "\u200D" : "\u0301"),
            6 => Word(script, _random.Next(60, 90)),
            7 => $"{text} ({Words(script, 2)})",
            8 => $"{text}, {Words(script, 1)} / {Words(script, 2)}",
            9 => Words(script, _random.Next(400, 700)),
            _ => text,
        };
    }

    private string Insert(string text, string what) => text.Insert(_random.Next(text.Length + 1), what);

    private string Words(string script, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(script, _random.Next(1, 11))));

    private string Word(string script, int length)
    {
        var letters = Letters[script].ToArray();
        var basic = script == "Latin" && _random.Next(2) == 0;
        return string.Concat(Enumerable.Range(0, length).Select(_ => basic ? ((char)('a' + _random.Next(26))).ToString() : new Rune(letters[_random.Next(letters.Length)]).ToString()));
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
