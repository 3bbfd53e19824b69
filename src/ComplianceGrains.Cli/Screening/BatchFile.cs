using System.Text.Json;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Screening;

/// <summary>JSON Lines in: one query object a line. What cannot be asked is named by its line, and the rest is answered.</summary>
internal static class BatchFile
{
    /// <param name="file">The lines.</param>
    /// <param name="shape">What a line should be, for the one that is not.</param>
    /// <param name="answer">Prints the answer to one query, or gives the reason why it cannot be asked.</param>
    public static int Answer<T>(FileInfo file, string shape, Func<T, string?> answer)
        where T : class
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"{file.FullName} does not exist.");
            return ExitCode.CouldNotBeDone;
        }

        var (line, exit) = (0, ExitCode.Fine);
        foreach (var text in File.ReadLines(file.FullName))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || (Parse<T>(text) is { } query ? answer(query) : $"is not {shape}") is not { } reason)
                continue;
            Console.Error.WriteLine($"{file.Name}({line}): {reason}");
            exit = ExitCode.WrongUse;
        }

        return exit;
    }

    private static T? Parse<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Output.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
