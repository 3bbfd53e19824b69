using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Cli.Tests.Histories;

/// <summary>A small data folder: a customer with three decisions, another with one, an exception that the first one raised; the last decision still waits for its place.</summary>
internal sealed class WrittenHistory : IDisposable
{
    public const string Log = "evidence.example.com/eu/decisions";
    public const string Origin = "evidence.example.com";
    public const string First = "customer/a";
    public const string Second = "customer/b";
    public const string Raised = "exception/x";

    private static readonly byte[] LogKey = new byte[32];

    public string Data { get; } = Directory.CreateTempSubdirectory("compliance-history-").FullName;

    /// <summary>The key that signed it, which is in no file of the folder.</summary>
    public string SigningPem { get; private init; } = "";

    public static async Task<WrittenHistory> WriteAsync()
    {
        using var key = SigningKey.Create();
        var written = new WrittenHistory { SigningPem = key.ToPem() };
        Directory.CreateDirectory(Path.Combine(written.Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(written.Data, "keys", "eu.vkey"), new TrustFile([key.PublicKey(Log), key.PublicKey(RecordedReceipt.KeyName(Origin))]).ToString());
        using var store = SqliteStore.Open(written.Data);
        await CommitAsync(store, key, First, 0, "key/prn-1/apply", 2);
        await CommitAsync(store, key, Second, 0, "key/prn-1/apply", 1);
        await CommitAsync(store, key, Raised, 0, $"effect/{First}#2/0", 1);
        await SequenceAsync(store, key);
        await CommitAsync(store, key, First, 2, "key/prn-1/evidence", 1);
        return written;
    }

    /// <summary>Changes the stored rows behind everybody's back.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Data, "compliance.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    public void Dispose() => Directory.Delete(Data, recursive: true);

    private static async Task CommitAsync(SqliteStore store, SigningKey key, string actor, long sequence, string command, int decisions) =>
        Assert.IsType<CommitResult.Committed>(await store.Journal.CommitAsync(new JournalCommit(
            actor, sequence, new NewCommand(command, command.StartsWith("key/", StringComparison.Ordinal) ? new byte[32] : [], 200), [.. Enumerable.Range(1, decisions).Select(n => Decision(key, actor, sequence + n))], [], [])));

    private static NewDecision Decision(SigningKey key, string actor, long sequence)
    {
        var at = 1_790_000_000_000 + sequence;
        var draft = new Draft(Log, Pseudonym.Of(LogKey, actor), sequence - 1, "customer.reviewed/1", Digest.Random(), [new CompartmentRoot("d1", 1, Digest.Random())])
        {
            Rules = [new PackCitation("EU", "3", Digest.Sha256("pack"u8))],
            AsOf = at,
        };
        var receipt = Encoding.UTF8.GetString(RecordedReceipt.For(Origin, draft, draft.ToBytes(), at).Sign(key).ToBytes());
        return new NewDecision(sequence, draft.Kind, at, at - 1, null, [new SealedCompartment("d1", "k-1", [1, 2, 3])], [new NewDraft(Log, sequence - 1, draft.ToBytes(), receipt)]);
    }

    private static async Task SequenceAsync(SqliteStore store, SigningKey key)
    {
        var (generation, folded, tails) = (await store.HeadLock.AcquireAsync(Log), new CompactRange(), new Dictionary<string, Digest>());
        foreach (var waiting in await store.Drafts.PendingAsync(Log, "", 100))
        {
            var core = Draft.Parse(waiting.Bytes).ToCore(tails.TryGetValue(waiting.Actor, out var tail) ? tail : null, 1_790_000_001_000 + folded.Size).ToBytes();
            var leaf = Merkle.Leaf(core);
            await store.HeadLock.AppendAsync(Log, generation, [new NewEntry(waiting, folded.Size, Core.Parse(core).Time, core, leaf.ToArray())]);
            tails[waiting.Actor] = leaf;
            folded.Append(leaf);
            await store.HeadLock.SaveSignedHeadAsync(Log, generation, new SignedHead(
                folded.Size, folded.Root().ToArray(), Encoding.UTF8.GetString(new Checkpoint(Log, folded.Size, folded.Root()).Sign(key).ToBytes()), 1_790_000_002_000));
        }
    }
}
