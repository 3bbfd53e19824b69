using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NodaTime;

namespace ComplianceGrains.Host.Telemetry;

/// <summary>One line for each thing that is logged: when, how grave, by whom, for which request, what. An exception follows indented.</summary>
internal sealed class LogLineFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var request = RequestIds.Current is { } id ? $" [{id}]" : "";
        textWriter.WriteLine($"{SystemClock.Instance.GetCurrentInstant()} {Word(logEntry.LogLevel)} {logEntry.Category}{request}: {OneLine(logEntry.Formatter(logEntry.State, null))}");
        if (logEntry.Exception is { } failure)
            textWriter.WriteLine($"    {failure.ToString().ReplaceLineEndings($"{Environment.NewLine}    ")}");
    }

    /// <summary>What somebody sent must not look like a line of its own.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "critical",
        LogLevel.Error => "error",
        LogLevel.Warning => "warning",
        LogLevel.Information => "info",
        _ => "debug",
    };
}
