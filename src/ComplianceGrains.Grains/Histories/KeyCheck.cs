using System.Security.Cryptography;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Opens every wrapped key, and finds the keys that must be there.</summary>
internal static class KeyCheck
{
    private const int Page = 1024;

    /// <summary>Opens all keys.</summary>
    public static async Task<long> RunAsync(IKeyStore store, KeyRing keys, List<Fault> faults, Func<Task> pace, CancellationToken cancellation)
    {
        var count = 0L;
        for (var page = await store.ListAsync("", Page, cancellation); page.Count > 0; page = await store.ListAsync(page[^1].Name, Page, cancellation))
        {
            foreach (var wrapped in page)
                if (await ProblemAsync(wrapped, keys, cancellation) is { } problem)
                    faults.Add(new Fault(FaultArea.Key, $"the key {wrapped.Name} does not open: {problem}"));
            count += page.Count;
            await pace();
        }

        return count;
    }

    /// <summary>The key of a log that has entries must be there: without it nobody's next entry would be under their own pseudonym.</summary>
    public static async Task<byte[]?> LogAsync(ILogStore logs, KeyRing keys, string log, List<Fault> faults, CancellationToken cancellation)
    {
        try
        {
            if (await keys.LogIfThereAsync(log, cancellation) is { } key)
                return key;
            if ((await logs.HeadAsync(log, cancellation)).Size > 0)
                faults.Add(new Fault(FaultArea.Key, "the key of the log is gone: no pseudonym in it can be made again.") { Log = log });
        }
        catch (CryptographicException)
        {
            faults.Add(new Fault(FaultArea.Key, "the key of the log does not open under the root key.") { Log = log });
        }

        return null;
    }

    private static async Task<string?> ProblemAsync(WrappedKey wrapped, KeyRing keys, CancellationToken cancellation)
    {
        try
        {
            await keys.UnwrapAsync(wrapped, cancellation);
            return null;
        }
        catch (CryptographicException)
        {
            return "its name or its bytes were altered, or the key above it is gone or another.";
        }
    }
}
