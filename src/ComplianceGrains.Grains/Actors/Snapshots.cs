using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Kinds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Module = ComplianceGrains.Workflows.Actors.Module;

namespace ComplianceGrains.Grains.Actors;

/// <summary>
/// Keeps what an activation remembers, so that waking an actor does not fold a long history. Nothing rests on it: what is missing,
/// altered, of another program or of another history is as if it had never been kept, and the history is folded.
/// </summary>
/// <remarks>
/// Sealed under a key of the subject's own that the destruction of any of the subject's keys finds beside them and destroys with them: no state
/// outlives what it was folded from. It opens only for the same actor at the same decision of the same history, for the same kinds
/// and the same program.
/// </remarks>
public sealed partial class Snapshots(
    KeyRing keys, KindRegistry kinds, IJournal journal, [FromKeyedServices(GrainStateNames.Cache)] IGrainStorage storage, ILogger<Snapshots> logger)
{
    /// <summary>After how many decisions one is kept.</summary>
    public const int Every = 100;

    private const string StateName = "snapshot";
    private const string KeyClass = "snapshot";
    private const int IvLength = 12;
    private const int TagLength = 16;

    private readonly ConcurrentDictionary<Assembly, string> _programs = new();
    private readonly string _kinds = DigestOf(kinds);

    /// <summary>What was kept of an actor, or null.</summary>
    internal async Task<ActorMemory<TState>?> FindAsync<TState>(GrainId actor, Module module, CancellationToken cancellation)
        where TState : class
    {
        if (!module.LivesLong || await journal.ReadAsync(actor.ToString(), Every - 1, 1, cancellation) is [])
            return null;
        var kept = new GrainState<ActorSnapshot>();
        await storage.ReadStateAsync(StateName, actor, kept);
        if (kept.State is not { Sequence: > 0 } snapshot
            || await journal.ReadAsync(actor.ToString(), snapshot.Sequence - 1, 1, cancellation) is not [var last] || last.Sequence != snapshot.Sequence
            || await keys.OpenAsync(snapshot.Key, cancellation) is not { } key)
            return null;
        try
        {
            return Open<TState>(snapshot, key, Bound(actor, module, last.Sequence, last.Kind, last.RecordedAt, last.Sealed));
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException or ArgumentException or NotSupportedException)
        {
            LogUnread(actor.Type.ToString()!, failure.GetType().Name);
            return null;
        }
    }

    /// <summary>Nothing is kept of an actor any more: it ends, and what it was folded from is about to be destroyed.</summary>
    internal async Task ForgetAsync(GrainId actor)
    {
        var kept = new GrainState<ActorSnapshot>();
        await storage.ReadStateAsync(StateName, actor, kept);
        if (kept.RecordExists)
            await storage.ClearStateAsync(StateName, actor, kept);
    }

    /// <summary>Keeps what holds after a verdict that this activation has just committed, if it is time to. Never fails.</summary>
    internal async Task KeepAsync<TState>(GrainId actor, Module module, ActorMemory<TState> memory, PreparedVerdict<TState> verdict)
        where TState : class
    {
        var last = verdict.Commit.Decisions[^1];
        if (!module.LivesLong || last.Sequence / Every == verdict.Commit.ExpectedSequence / Every)
            return;
        try
        {
            var key = await keys.SubjectAsync(verdict.Placement.Jurisdiction, verdict.Placement.Subject, KeyClass);
            var kept = new GrainState<ActorSnapshot>();
            await storage.ReadStateAsync(StateName, actor, kept);
            kept.State = new ActorSnapshot { Sequence = last.Sequence, Key = key.Reference, Sealed = Seal(memory, key, Bound(actor, module, last.Sequence, last.Kind, last.RecordedAt, last.Sealed)) };
            await storage.WriteStateAsync(StateName, actor, kept);
        }
#pragma warning disable CA1031 // whatever is wrong with what may be thrown away, the command is committed
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotKept(actor.Type.ToString()!, failure.GetType().Name);
        }
    }

    private static byte[] Seal<TState>(ActorMemory<TState> memory, SubjectKey key, byte[] bound)
        where TState : class
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(memory, StateJson.Options);
        var sealedBytes = new byte[IvLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, IvLength));
        using var gcm = new AesGcm(key.Bytes, TagLength);
        gcm.Encrypt(sealedBytes.AsSpan(0, IvLength), plain, sealedBytes.AsSpan(IvLength, plain.Length), sealedBytes.AsSpan(IvLength + plain.Length), bound);
        return sealedBytes;
    }

    private static ActorMemory<TState>? Open<TState>(ActorSnapshot snapshot, SubjectKey key, byte[] bound)
        where TState : class
    {
        var length = snapshot.Sealed.Length - IvLength - TagLength;
        if (length < 0)
            return null;
        var plain = new byte[length];
        using var gcm = new AesGcm(key.Bytes, TagLength);
        gcm.Decrypt(snapshot.Sealed.AsSpan(0, IvLength), snapshot.Sealed.AsSpan(IvLength, length), snapshot.Sealed.AsSpan(IvLength + length), plain, bound);
        return JsonSerializer.Deserialize<ActorMemory<TState>>(plain, StateJson.Options);
    }

    /// <summary>What a snapshot is bound to: opened for anything else it does not open. The sealed bytes are of this one decision and of no other, also in a store that was set back.</summary>
    private byte[] Bound(GrainId actor, Module module, long sequence, string kind, long recordedAt, IEnumerable<SealedCompartment> compartments)
    {
        using var decision = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var compartment in compartments.Where(compartment => Compartments.IsFolded(compartment.Cid)).OrderBy(compartment => compartment.Cid, StringComparer.Ordinal))
            decision.AppendData(compartment.Bytes);
        var program = _programs.GetOrAdd(module.GetType().Assembly, ProgramOf);
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"snapshot\n{actor}\n{sequence}\n{kind}\n{recordedAt}\n{Convert.ToHexStringLower(decision.GetHashAndReset())}\n{_kinds}\n{program}"));
    }

    /// <summary>The code that folds: what was built of other sources may fold otherwise.</summary>
    private static string ProgramOf(Assembly assembly) => string.Join(' ', assembly.GetReferencedAssemblies()
        .Where(name => name.Name!.StartsWith("ComplianceGrains.", StringComparison.Ordinal)).Select(Assembly.Load).Append(assembly).Append(typeof(Module).Assembly)
        .Select(part => part.ManifestModule.ModuleVersionId.ToString("N")).Distinct().Order(StringComparer.Ordinal));

    private static string DigestOf(KindRegistry kinds) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', kinds.All.Select(kind => $"{kind.Name} {kind.Schema.Digest} {kind.Shown} {kind.OnlyWithAnOpenReason}")))));

    [LoggerMessage(LogLevel.Information, "What was kept of a {Type} is not used, its history is folded: {Reason}.")]
    private partial void LogUnread(string type, string reason);

    [LoggerMessage(LogLevel.Information, "Of a {Type} nothing is kept this time: {Reason}.")]
    private partial void LogNotKept(string type, string reason);
}

/// <summary>What an activation remembered after a decision, sealed.</summary>
[GenerateSerializer]
[Alias("cg.ActorSnapshot")]
internal sealed class ActorSnapshot
{
    /// <summary>Of the decision; 0 for none.</summary>
    [Id(0)]
    public long Sequence { get; set; }

    /// <summary>The key's reference.</summary>
    [Id(1)]
    public string Key { get; set; } = "";

    /// <summary>IV, ciphertext and tag.</summary>
    [Id(2)]
    public byte[] Sealed { get; set; } = [];
}
