using System.Text;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>The invented list's files, whole or altered.</summary>
internal static class DemoFiles
{
    public static IReadOnlyDictionary<string, byte[]> All() =>
        Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    /// <summary>The one file that the format requires.</summary>
    public static IReadOnlyDictionary<string, byte[]> Primary() => new Dictionary<string, byte[]> { ["sdn.csv"] = All()["sdn.csv"] };

    /// <summary>With lines before the end mark.</summary>
    public static IReadOnlyDictionary<string, byte[]> With(string lines)
    {
        var files = All().ToDictionary();
        var text = Encoding.ASCII.GetString(files["sdn.csv"]);
        files["sdn.csv"] = Encoding.ASCII.GetBytes(text.Insert(text.IndexOf('\u001a', StringComparison.Ordinal), lines));
        return files;
    }

    /// <summary>The required file with its first entry only, well formed.</summary>
    public static IReadOnlyDictionary<string, byte[]> Shrunken()
    {
        var text = Encoding.ASCII.GetString(All()["sdn.csv"]);
        return new Dictionary<string, byte[]> { ["sdn.csv"] = Encoding.ASCII.GetBytes(text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)] + '\u001a') };
    }

    /// <summary>The required file cut in the middle, as a publisher's own broken export would be: its length is as announced.</summary>
    public static IReadOnlyDictionary<string, byte[]> Cut() => new Dictionary<string, byte[]> { ["sdn.csv"] = All()["sdn.csv"][..^200] };
}
