using System.Collections.Concurrent;
using System.Text;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Keys;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>Has the heads of logs signed, and remembers for which logs that does not work.</summary>
public sealed partial class HeadSigning(LogKeys keys, ILogger<HeadSigning> logger)
{
    private readonly ConcurrentDictionary<string, string> _failures = new(StringComparer.Ordinal);

    /// <summary>Why the head of a log is not signed, by log; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Failures => _failures;

    /// <summary>The public keys of a log: of what signs its heads, and of what did before.</summary>
    internal TrustFile Trust(string log) => new(keys.PublicKeys(log));

    /// <summary>The signed note of a head; null if whoever holds the key cannot be reached or refuses: it is remembered why.</summary>
    internal async Task<string?> SignAsync(Checkpoint head, CancellationToken cancellation)
    {
        try
        {
            var note = Encoding.UTF8.GetString((await head.SignAsync(keys.Current, cancellation)).ToBytes());
            if (_failures.TryRemove(head.Log, out _))
                LogMended(head.Log);
            return note;
        }
        catch (IOException failure)
        {
            if (!_failures.ContainsKey(head.Log))
                LogFailure(head.Log, failure.Message);
            _failures[head.Log] = failure.Message;
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The head of {Log} cannot be signed: {Reason} It waits, and so does proof of what it would cover; decisions go on.")]
    private partial void LogFailure(string log, string reason);

    [LoggerMessage(LogLevel.Information, "The head of {Log} is signed again.")]
    private partial void LogMended(string log);
}
