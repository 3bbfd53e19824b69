using System.Text;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>The terminal into which the reader copies one block after the other.</summary>
internal static partial class SecondTerminal
{
    /// <summary>Runs the blocks in one shell, in their order; gives the output and the exit code of each, and what went to the error output.</summary>
    public static async Task<(IReadOnlyList<(int Exit, string Output)> Answers, string Error)> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> blocks, TimeSpan atMost)
    {
        var script = new StringBuilder();
        foreach (var block in blocks)
            script.Append(block).Append("\nprintf '\\n===== %d\\n' $?\n");
        var (_, output, error) = await Shell.RunAsync(folder, environment, atMost, "bash", "--noprofile", "--norc", "-c", script.ToString());
        var (answers, start) = (new List<(int, string)>(), 0);
        foreach (Match end in End().Matches(output))
        {
            answers.Add((int.Parse(end.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), output[start..end.Index]));
            start = end.Index + end.Length;
        }

        return (answers, error);
    }

    [GeneratedRegex(@"\n===== ([0-9]+)\n")]
    private static partial Regex End();
}
