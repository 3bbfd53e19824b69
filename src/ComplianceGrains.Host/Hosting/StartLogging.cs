using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Who may write to the log, and from when on.</summary>
internal static class StartLogging
{
    /// <summary>
    /// Until the host is ready, the libraries are silent: what keeps it from starting is said once, in a sentence, by
    /// whoever runs it, and not before by each layer that it passes, with a stack trace. A start that hangs opens their mouths.
    /// </summary>
    public static void AddStartFilters(this ILoggingBuilder logging, HostArguments arguments, StartProgress progress)
    {
        logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("ComplianceGrains", LogLevel.Information)
            .AddFilter("ComplianceGrains.Grains.Pumps", OnceReady(LogLevel.Information))
            .AddFilter("Microsoft", OnceReady(LogLevel.Warning))
            .AddFilter("System", OnceReady(LogLevel.Warning))
            .AddFilter("Orleans", OnceReady(LogLevel.Warning))
            .AddFilter("Orleans.Runtime.Silo", OnceReady(LogLevel.Error))
            .AddFilter("Orleans.Runtime.Watchdog", OnceReady(LogLevel.Error));

        Func<LogLevel, bool> OnceReady(LogLevel least) => level => level >= least && (arguments.Verbose || progress.IsSlow || (progress.IsReady && progress.Failure is null));
    }
}
