using System.Globalization;
using System.Text;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Load;

/// <summary>Where the SDN files are: the real ones when they lie beside the working copy, else the invented demo list.</summary>
public static class ListFolder
{
    public static string Default => Repository.Shared("data/screening/lists/ofac/2024-01-11") ?? Repository.DemoList;

    /// <summary>Uploads the list, again with the same key while it is still being read, and gives its digest.</summary>
    public static async Task<string> UploadAsync(RunningHost host, string folder)
    {
        var (caller, key) = (host.As("operator"), Guid.NewGuid().ToString("N"));
        var answer = await Eventually.GetAsync(
            () => caller.UploadAsync("ofac-sdn", folder, key), answer => answer.Status != 409 && answer.Status != 503, TimeSpan.FromMinutes(2));
        return answer.Status is 200 or 201 ? answer["digest"]! : throw new InvalidOperationException($"The list was not accepted: {answer}");
    }

    /// <summary>Uploads the list with so many people more, given name first; again with the same key until it is accepted. Its digest.</summary>
    public static async Task<string> UploadAsync(RunningHost host, string folder, IReadOnlyList<string> names)
    {
        var files = Directory.EnumerateFiles(folder, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var sdn = Encoding.Latin1.GetString(files["sdn.csv"]);
        var rows = names.Select((name, number) => string.Create(
            CultureInfo.InvariantCulture, $"{990000 + number},\"{name.Split(' ')[1].ToUpperInvariant()}, {name.Split(' ')[0]}\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"));
        files["sdn.csv"] = Encoding.Latin1.GetBytes(sdn.Insert(sdn.LastIndexOf('\x1a'), string.Concat(rows)));
        var (caller, key) = (host.As("operator"), Guid.NewGuid().ToString("N"));
        var answer = await Eventually.GetAsync(
            () => caller.UploadAsync("ofac-sdn", files, key), answer => answer.Status is not (409 or 500 or 503), TimeSpan.FromMinutes(2));
        return answer.Status is 200 or 201 ? answer["digest"]! : throw new InvalidOperationException($"The list was not accepted: {answer}");
    }
}
