using System.Globalization;

namespace ComplianceGrains.Host.Tests.Strangers;

/// <summary>What a process listens on, as Linux tells it.</summary>
internal static class ListeningPorts
{
    private const string Listening = "0A";

    public static IReadOnlyList<int> Of(int process)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{process}/fd").Select(Target).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from table in new[] { "tcp", "tcp6" }
               from line in File.ReadAllLines($"/proc/{process}/net/{table}").Skip(1)
               let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where fields[3] == Listening && sockets.Contains($"socket:[{fields[9]}]")
               select int.Parse(fields[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        ];
    }

    /// <summary>Null where a file was closed while we looked.</summary>
    private static string? Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
