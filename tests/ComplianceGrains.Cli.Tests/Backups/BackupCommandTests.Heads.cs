using System.Text;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Cli.Tests.Histories;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Tests.Backups;

/// <summary>Of heads that were signed after a backup, by another key or under a later label, the backup knows nothing; the restore does.</summary>
public sealed partial class BackupCommandTests
{
    [Fact]
    public async Task One_that_was_made_before_another_key_signed_is_refused_and_one_that_was_made_after_it_took_over_is_not()
    {
        await BackUpAsync();
        using var first = SigningKey.FromPem(_history.SigningPem);
        using var later = SigningKey.Create();
        await SignAfterwardsAsync(later, first.Id);

        foreach (var further in new string[][] { [], ["--without-copy"] })
        {
            var refused = await RestoreAsync(further);
            Assert.Equal((ExitCode.CouldNotBeDone, ""), (refused.Exit, refused.Output));
            Assert.Contains($"The newest head of {WrittenHistory.Log} in ", refused.Error, StringComparison.Ordinal);
            Assert.Contains("another key has taken over since", refused.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(New, "compliance.db")), "a data folder was made");
        }

        Directory.Delete(To, recursive: true);
        Directory.Delete(Keys, recursive: true);
        await File.WriteAllTextAsync(Path.Combine(_history.Data, "keys", "signing-before.vkey"), $"{first.PublicKey("signing")}\n");
        await File.WriteAllTextAsync(Path.Combine(_history.Data, "keys", "signing.pem"), later.ToPem());
        await BackUpAsync();
        var (exit, output, error) = await RestoreAsync();
        Assert.True(exit == ExitCode.Fine, error);
        Assert.Contains("1 are lost", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_before_a_label_that_somebody_holds_a_head_of_goes_on_under_the_one_behind_it()
    {
        await BackUpAsync();
        Directory.Delete(Copies, recursive: true);
        using var key = SigningKey.FromPem(_history.SigningPem);
        using var somebodyElse = SigningKey.Create();
        var held = Path.Combine(_place, "held");
        Directory.CreateDirectory(held);
        await HoldAsync("others", "evidence.example.com/eu.7/decisions", somebodyElse);
        await HoldAsync("elsewhere", "evidence.example.com/us.2/decisions", key);
        Assert.Contains("holds no checkpoint", (await RestoreAsync("--without-copy", "--heads", held)).Error, StringComparison.Ordinal);
        await HoldAsync("first", WrittenHistory.Log, key);
        await HoldAsync("second", "evidence.example.com/eu.2/decisions", key);

        var (exit, output, error) = await RestoreAsync("--without-copy", "--heads", held);

        Assert.True(exit == ExitCode.Fine, error);
        Assert.Contains("evidence.example.com/eu.2/decisions ended: it could not be brought back to what was signed of it. 4 entries are there and go on as evidence.example.com/eu.3/decisions; 5 that were signed are lost", output, StringComparison.Ordinal);
        using var restored = SqliteHistory.Open(New);
        Assert.All(await restored.Logs.NamesAsync(), log => Assert.Contains("/eu.3/", log, StringComparison.Ordinal));

        Task HoldAsync(string name, string log, SigningKey signer) => File.WriteAllBytesAsync(Path.Combine(held, name), new Checkpoint(log, 9, Digest.Random()).Sign(signer).ToBytes());
    }

    /// <summary>An entry comes after the backup, under a head that another key signs.</summary>
    private async Task SignAfterwardsAsync(SigningKey key, string copy)
    {
        using var store = SqliteHistory.Open(_history.Data);
        using var anchors = new AnchorFolder(Copies, copy);
        var (folded, entries) = (new CompactRange(), new List<StoredEntry>());
        await foreach (var entry in store.Logs.ReadAsync(WrittenHistory.Log, 0, 4))
        {
            folded.Append(new Digest(entry.Leaf));
            entries.Add(entry);
        }

        var leaf = Digest.Random();
        folded.Append(leaf);
        var note = Encoding.UTF8.GetString(new Checkpoint(WrittenHistory.Log, folded.Size, folded.Root()).Sign(key).ToBytes());
        await anchors.AppendAsync(new AnchoredPart(
            WrittenHistory.Log, [new AnchoredEntry(4, leaf.ToArray(), Core.Parse(entries[0].Core).Draft.Actor, 9, entries[^1].Time + 1, null)], new AnchoredHead(folded.Size, folded.Root().ToArray(), note)));
    }
}
