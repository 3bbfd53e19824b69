namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>One subject while its rows are read. Duplicates of the cross product are dropped, order is kept.</summary>
internal sealed class EntryGroup(string id, int line, SubjectKind kind)
{
    private readonly List<ListName> _names = [];
    private readonly List<ListedBirth> _births = [];
    private readonly List<string> _countries = [];
    private readonly List<string> _residences = [];
    private readonly List<Identifier> _identifiers = [];
    private readonly List<ListedAddress> _addresses = [];
    private readonly List<string> _programs = [];
    private string? _gender;

    public string Id { get; } = id;

    public int Line { get; } = line;

    /// <summary>What another row says the subject is; where rows differ it is compared with subjects of every kind.</summary>
    public void Kind(SubjectKind other) => kind = kind == other ? kind : SubjectKind.Any;

    public bool HasName => _names.Count > 0;

    public void Name(string? text, NameType type, bool weak)
    {
        if (text is null)
            return;
        var same = _names.FindIndex(name => name.Text == text);
        if (same < 0)
            _names.Add(new ListName(text, type, weak));
        else if (_names[same] is var known && (known.Weak && !weak || type == NameType.Primary && known.Type != NameType.Primary))
            _names[same] = new ListName(text, type == NameType.Primary ? type : known.Type, known.Weak && weak);
    }

    public void Birth(string? text)
    {
        if (UkDate.Parse(text) is { } date)
            Add(_births, new ListedBirth(date));
    }

    public void Birth(ListedBirth? birth)
    {
        if (birth is not null)
            Add(_births, birth);
    }

    public void Country(string? text) => Countries(_countries, text);

    public void Residence(string? text) => Countries(_residences, text);

    public void Identifier(string type, string? value)
    {
        foreach (var one in Numbered(value))
            Add(_identifiers, new Identifier(type, one));
    }

    /// <summary>A ship's number, published with and without its prefix: <c>IMO9562233</c>, <c>9562233</c>.</summary>
    public void Imo(string number) =>
        Identifier("IMO", number.StartsWith("IMO", StringComparison.OrdinalIgnoreCase) ? number[3..].Trim(' ', ':', '.') : number);

    public void Address(ListedAddress address) => Add(_addresses, address);

    public void Program(string? text)
    {
        if (text is not null)
            Add(_programs, text);
    }

    public void Gender(string? text) => _gender ??= text?.ToLowerInvariant();

    public ListEntry ToEntry() => new(Id, kind, [.. _names.OrderBy(name => name.Type == NameType.Primary ? 0 : 1)])
    {
        Births = _births,
        Countries = _countries,
        Residences = _residences,
        Identifiers = _identifiers,
        Addresses = _addresses,
        Gender = _gender,
        Programs = _programs,
    };

    private static void Countries(List<string> target, string? text)
    {
        foreach (var one in Numbered(text))
            Add(target, Lists.Country.Code(one));
    }

    /// <summary>Cells hold one value or several, as <c>(1) Russia (2) Ukraine</c>.</summary>
    private static IEnumerable<string> Numbered(string? text)
    {
        if (text is null)
            return [];
        return text.StartsWith("(1)", StringComparison.Ordinal)
            ? System.Text.RegularExpressions.Regex.Split(text, @"\(\d{1,2}\)").Select(part => part.Trim(' ', '.', ',')).Where(part => part.Length > 0)
            : [text];
    }

    private static void Add<T>(List<T> target, T value)
    {
        if (!target.Contains(value))
            target.Add(value);
    }
}
