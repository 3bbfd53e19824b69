using System.Globalization;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>Prints figures beside their ratio to the baseline of the same run.</summary>
internal static class Table
{
    public static void Print(IEnumerable<(string What, double Value, double? Ratio)> rows)
    {
        foreach (var (what, value, ratio) in rows)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-48} {value,12:#,0.##}{(ratio is { } share ? $"   {share:0.00} of raw" : "")}"));
    }
}
