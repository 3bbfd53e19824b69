using System.Collections.Frozen;
using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.TrMasak;

/// <summary>
/// Türkiye's freeze decisions (MASAK): one workbook per legal basis (Law 6415 articles 6 and 7, Law 7262 articles 3.A and 3.B);
/// all of them together are the list.
/// </summary>
/// <remarks>
/// Headings are compared by their letters and figures only. They are those that open-source readers of the files know; the
/// layout was not held against a file, and a heading that is not among them stops the import. The list has no key of its own:
/// the id is made of the name, the birth and the parents' names.
/// </remarks>
internal static class MasakWorkbook
{
    private static readonly FrozenDictionary<string, string> Headings = new Dictionary<string, string>
    {
        ["ADI SOYADI-ÜNVANI"] = "name",
        ["GERÇEK/TÜZEL KİŞİ/KURULUŞ/ORGANİZASYON ADI SOYADI ÜNVANI"] = "name",
        ["Gerçek Kişi Soyadı Ünvanı"] = "name",
        ["Tüzel Kuruluş/Organizasyon Ünvanı"] = "organisation",
        ["Eski Adı"] = "former",
        ["KULLANDIĞI BİLİNEN DİĞER İSİMLERİ"] = "alias",
        ["Kullandığı Bilinen Diğer İsmler"] = "alias",
        ["TCKN-VKN-PASAPORT NO"] = "number",
        ["TCKN/ VKN/GKN PASAPORT NO"] = "number",
        ["Pasaport No/ Diğer Muhtelif Bilgiler"] = "number",
        ["Uyruğu"] = "nationality",
        ["TABİ OLDUĞU DİĞER UYRUKLAR"] = "nationality",
        ["TABİ OLDUĞU DİĞER UYRUK"] = "nationality",
        ["Anne Adı"] = "mother",
        ["Baba Adı"] = "father",
        ["Doğum Tarihi"] = "birth",
        ["DOĞUM TARİHİ/KURULUŞ"] = "birth",
        ["Örgütü"] = "programme",
        ["MVD YAPTIRIM TÜRÜ"] = "programme",
        ["Sıra No"] = "-",
        ["DOĞUM YERİ"] = "-",
        ["Görevi"] = "-",
        ["Adres"] = "-",
        ["Listeye Alınma Tarihi"] = "-",
        ["Diğer Bilgiler"] = "-",
        ["RESMİ GAZETE TARİH-SAYISI"] = "-",
        ["R.Gazete Tarih Sayı"] = "-",
        ["KARAR TARİH-SAYISI"] = "-",
        ["BKK-CBK Karar Tarih ve Sayısı"] = "-",
    }.ToDictionary(pair => Letters(pair.Key), pair => pair.Value).ToFrozenDictionary(StringComparer.Ordinal);

    public static WorkbookList Format { get; } = new("MASAK's workbooks (XLSX with a column ADI SOYADI-ÜNVANI), one per legal basis", ["name"], Read)
    {
        Column = header => Headings.GetValueOrDefault(Letters(header)),
        Many = true,
    };

    private static void Read(CsvRow row, GroupedEntries groups)
    {
        string[] names = [.. row.Lines("name"), .. row.Lines("organisation")];
        if (names.Length == 0)
        {
            row.Error("name", "the row has no name");
            return;
        }

        // Only people have parents; a date alone may be of a foundation.
        var kind = row["mother"] is null && row["father"] is null ? SubjectKind.Any : SubjectKind.NaturalPerson;
        var group = groups.Group(NameKey.Of("tr-masak", [.. names, row["birth"], row["mother"], row["father"]]), row.Line, kind);
        foreach (var name in names)
            group.Name(name, NameType.Primary, false);
        foreach (var (column, type) in new[] { ("alias", NameType.Alias), ("former", NameType.Former) })
            foreach (var name in row.Lines(column).SelectMany(Aka.Split))
                group.Name(name, type, false);
        row.Births("birth", group);
        foreach (var country in row.Lines("nationality").SelectMany(text => text.Split([',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            group.Country(country);
        foreach (var number in row.Lines("number").Where(text => text.Any(char.IsDigit) && text.Length <= 40))
            group.Identifier("TCKN, VKN or passport", number);
        foreach (var programme in row.Lines("programme"))
            group.Program(programme);
    }

    /// <summary>Letters and figures, dotted and dotless i alike: headings are typed in both cases by hand.</summary>
    private static string Letters(string heading) =>
        string.Concat(heading.Where(char.IsLetterOrDigit).Select(c => c is 'ı' or 'İ' or 'I' or 'i' ? 'i' : char.ToLowerInvariant(c)));
}
