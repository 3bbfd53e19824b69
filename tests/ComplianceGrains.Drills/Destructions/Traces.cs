using System.Text;

namespace ComplianceGrains.Drills.Destructions;

/// <summary>Bytes that must be in no file any more.</summary>
public static class Traces
{
    /// <summary>Every form in which a program could have written a text down.</summary>
    public static IEnumerable<byte[]> Of(string text)
    {
        foreach (var one in new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() })
        {
            yield return Encoding.UTF8.GetBytes(one);
            yield return Encoding.Unicode.GetBytes(one);
            yield return Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(one)));
            yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(one)));
            // Wherever it begins in what is encoded: what is left and right of it blurs the edges.
            for (var shift = 0; shift < 3; shift++)
                yield return Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + one))[4..^4]);
        }
    }

    /// <summary>The files below some folders that hold one of them.</summary>
    public static IEnumerable<string> FilesWith(IReadOnlyCollection<byte[]> traces, params string[] folders) => folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        // The host's own lock, which nobody else may open, has nothing in it.
        .Where(file => Path.GetFileName(file) != "host.lock" && Read(file) is var bytes && traces.Any(trace => bytes.AsSpan().IndexOf(trace) >= 0));

    /// <summary>Which of them a file holds, and where; by number and length, because a trace says nothing itself.</summary>
    public static string Where(string file, IReadOnlyCollection<byte[]> traces)
    {
        var bytes = Read(file);
        var found = traces.Select((trace, number) => (number, trace.Length, At: bytes.AsSpan().IndexOf(trace))).Where(one => one.At >= 0)
            .Select(one => $"number {one.number} of {traces.Count}, {one.Length} bytes, at byte {one.At}").ToList();
        return found.Count > 0 ? string.Join("; ", found) : "and a moment later nothing";
    }

    /// <summary>One that the host has just removed holds nothing.</summary>
    private static byte[] Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
