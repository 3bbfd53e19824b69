using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ComplianceGrains.Drills.Destructions;

/// <summary>All that a process holds in memory that it may write to: what it has read or computed is nowhere else.</summary>
public static class ProcessMemory
{
    private const int Piece = 16 * 1024 * 1024;

    /// <summary>Where some bytes are found: the number of the trace, the address, what kind of memory it is and what stands around, without the bytes.</summary>
    /// <param name="process">Id of a process of the same user.</param>
    /// <param name="traces">What to look for.</param>
    public static IReadOnlyList<string> Holding(int process, IReadOnlyList<byte[]> traces)
    {
        var (found, overlap) = (new List<string>(), traces.Max(trace => trace.Length));
        using var memory = File.OpenHandle($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = new byte[Piece + overlap];
        foreach (var (begin, end, name) in Regions(process))
        {
            for (var at = begin; at < end; at += Piece)
            {
                var read = Read(memory, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), at);
                for (var number = 0; number < traces.Count; number++)
                    for (var from = 0; from < read && buffer.AsSpan(from, read - from).IndexOf(traces[number]) is var place and >= 0; from += place + 1)
                        if (from + place < Piece)
                            found.Add(string.Create(CultureInfo.InvariantCulture, $"trace {number} at {at + from + place:x} ({name})"));
            }
        }

        return found;
    }

    private static IEnumerable<(long Begin, long End, string Name)> Regions(int process)
    {
        foreach (var line in File.ReadLines($"/proc/{process}/maps"))
        {
            var words = line.Split(' ', 6, StringSplitOptions.TrimEntries);
            var name = words.Length > 5 ? words[5] : "";
            if (!words[1].StartsWith("rw", StringComparison.Ordinal) || name is "[vvar]" or "[vsyscall]")
                continue;
            var ends = words[0].Split('-');
            yield return (long.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), long.Parse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), name.Length > 0 ? name : "anonymous");
        }
    }

    /// <summary>A page that is not there any more holds nothing.</summary>
    private static int Read(SafeFileHandle memory, Span<byte> into, long at)
    {
        try
        {
            return RandomAccess.Read(memory, into, at);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
