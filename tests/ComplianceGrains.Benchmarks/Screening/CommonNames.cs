namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Popular names by country (CC0).</summary>
internal static class CommonNames
{
    public static readonly string[] Arabic = ["AE", "EG", "IR", "IQ", "SA", "KW", "JO", "LB", "LY", "DZ", "MA", "TN", "PK", "BD"];
    public static readonly string[] EastAsian = ["KR", "CN", "TW", "VN", "KH", "TH", "JP", "MY"];
    public static readonly string[] Sanctioned = ["RU", "BY", "KZ", "KG", "TJ", "UA", "RS", "BG", "MX", "VE", "CU", "CO", "ML", "BA", "MD"];

    public static IReadOnlyList<(string Country, string Name)> Forenames { get; } = Read("common-forenames-by-country.csv", 11);

    public static IReadOnlyList<(string Country, string Name)> Surnames { get; } = Read("common-surnames-by-country.csv", 5);

    private static List<(string, string)> Read(string file, int column) =>
        [.. File.ReadLines(Path.Combine(SharedData.Root, "background", file)).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells.Length > column && cells[column].Length > 1).Select(cells => (cells[0], cells[column]))];
}
