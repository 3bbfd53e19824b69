using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.JpMof;

/// <summary>
/// Japan's asset-freeze list (Ministry of Finance, under the Foreign Exchange and Foreign Trade Act): one sheet per measure,
/// the measure's title above the header, Japanese and English names side by side, wallets in the free text.
/// </summary>
/// <remarks>
/// Headings are compared without their inner spaces. They are those that open-source readers of the file know; the layout was
/// not held against a file, and a heading that is not among them stops the import. The list has no key of its own: the id is
/// made of the measure and the two names.
/// </remarks>
internal static partial class MofWorkbook
{
    private const string Unknown = "不明";

    private static readonly FrozenDictionary<string, string> Headings = new Dictionary<string, string>
    {
        ["告示日付"] = "告示日付",
        ["日本語表記"] = "日本語表記",
        ["英語表記"] = "英語表記",
        ["別名"] = "alias",
        ["別称"] = "alias",
        ["別称・別名"] = "alias",
        ["別名・別称"] = "alias",
        ["別称・旧称"] = "alias",
        ["確定可能な別名"] = "alias",
        ["確定に十分でない別名"] = "weak",
        ["過去の別名"] = "former",
        ["以前の別名"] = "former",
        ["旧称"] = "former",
        ["旧称・以前の呼称"] = "former",
        ["生年月日"] = "birth",
        ["国籍"] = "nationality",
        ["旅券番号"] = "passport",
        ["ID番号"] = "identifier",
        ["身分証番号"] = "identifier",
        ["身分登録番号"] = "identifier",
        ["その他の情報"] = "text",
        ["詳細"] = "text",
        ["生年月日・出生地"] = "birth",
        ["告示番号"] = "-",
        ["称号"] = "-",
        ["役職"] = "-",
        ["肩書"] = "-",
        ["肩書等"] = "-",
        ["リスト掲載日"] = "-",
        ["住所"] = "-",
        ["住所等"] = "-",
        ["住所・所在地"] = "-",
        ["活動地域・住所"] = "-",
        ["所在地・住所登録された事務所の住所"] = "-",
        ["所在地"] = "-",
        ["活動地域"] = "-",
        ["電話"] = "-",
        ["電話番号"] = "-",
        ["FAX"] = "-",
        ["出生地"] = "-",
        ["出生地・出身地"] = "-",
        ["指定の根拠"] = "-",
        ["国連制裁委員会による指定日"] = "-",
        ["国連制裁員会による指定日"] = "-",
        ["国連参照番号"] = "-",
        ["決議1483上の根拠"] = "-",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static WorkbookList Format { get; } = new("the Ministry of Finance's workbook (XLSX with a column 告示日付)", ["告示日付", "日本語表記", "英語表記"], Read)
    {
        Column = header => Headings.GetValueOrDefault(string.Concat(header.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)))),
    };

    private static void Read(CsvRow row, GroupedEntries groups)
    {
        string[] english = [.. Values(row, "英語表記")], japanese = [.. Values(row, "日本語表記")];
        if (english.Length + japanese.Length == 0)
        {
            row.Error("英語表記", "the row has no name");
            return;
        }

        var group = groups.Group(NameKey.Of("jp-mof", [row.Table.Title, .. japanese, .. english]), row.Line, Kind(row.Table.Title));
        foreach (var name in english.SelectMany(Aka.Split))
            group.Name(name, NameType.Primary, false);
        foreach (var name in japanese.SelectMany(Aka.Split))
            group.Name(name, NameType.Native, false);
        foreach (var (column, type, weak) in new[] { ("alias", NameType.Alias, false), ("former", NameType.Former, false), ("weak", NameType.Alias, true) })
            foreach (var name in Values(row, column).SelectMany(Aka.Split))
                group.Name(name, type, weak);
        row.Births("birth", group);
        foreach (var country in Values(row, "nationality"))
            group.Country(country);
        foreach (var (column, type) in new[] { ("passport", "Passport"), ("identifier", "Identification") })
            foreach (var number in Values(row, column).SelectMany(text => Numbers().Matches(text)).Select(match => match.Value).Where(text => text.Any(char.IsDigit)))
                group.Identifier(type, number);
        foreach (var text in Values(row, "text"))
            Wallets(text, group);
        group.Program(row.Table.Title.Blank());
    }

    private static IEnumerable<string> Values(CsvRow row, string column) => row.Lines(column).Where(text => text != Unknown);

    /// <summary>Sheets are of persons (個人), of organisations (団体), or of both.</summary>
    private static SubjectKind Kind(string title) => (title.Contains("個人", StringComparison.Ordinal), title.Contains("団体", StringComparison.Ordinal)) switch
    {
        (true, false) => SubjectKind.NaturalPerson,
        (false, true) => SubjectKind.LegalEntity,
        _ => SubjectKind.Any,
    };

    /// <summary>
    /// Every word that is an address by its own checksum. Where the text speaks of wallets, also each long word that is none: it
    /// stays searchable as published. A Solana address has no checksum and is taken only there.
    /// </summary>
    private static void Wallets(string text, EntryGroup group)
    {
        var speaks = Speaks().IsMatch(text);
        foreach (var word in Words().Matches(text).Select(match => match.Value).Where(word => word.Any(char.IsDigit)))
            if (AddressReader.Read(word).Address is { } address ? speaks || address.Chain != Chain.Solana : speaks)
                group.Address(new ListedAddress("", word));
    }

    [GeneratedRegex(@"[A-Za-z0-9]{25,110}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"暗号|仮想通貨|ウォレット|wallet|digital currency|virtual currency|\bX?BTC?\b|\bETH\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Speaks();

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9/-]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
