using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Storage.Tests;

/// <summary>
/// Nothing of what is destroyed is left in any byte of the files, also where SQLite no longer reads: a tree that is put in order
/// after a removal copies its rows to other pages and leaves the old copies where a page is unused, whatever <c>secure_delete</c> says.
/// </summary>
public sealed class SqliteDestructionTests : IDisposable
{
    private const int Rounds = 200;
    private const int Customers = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-store-").FullName;
    private readonly SqliteStore _store;

    public SqliteDestructionTests() => _store = SqliteStore.Open(_folder);

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Where the rows are removed instead, 17 of the seeds 1 to 30 leave whole keys in the file, among them these.</summary>
    [Theory]
    [Trait("Pace", "slow")]
    [InlineData(23)]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(29)]
    public async Task Of_many_keys_that_are_destroyed_among_others_not_one_is_left_in_a_page(int seed)
    {
        var random = new Random(seed);
        var (there, gone) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), new List<byte[]>());
        for (var round = 0; round < Rounds; round++)
        {
            var added = Enumerable.Range(0, random.Next(1, 20)).Select(_ => (Name: $"sdk/eu/customer/c-{random.NextInt64():x16}/due-diligence", Bytes: Bytes(random, 60))).ToArray();
            await Task.WhenAll(added.Select(key => _store.Keys.AddAsync(key.Name, key.Bytes)));
            foreach (var key in added)
                there[key.Name] = key.Bytes;
            if (round % 4 != 3)
                continue;

            var names = there.Keys.Order(StringComparer.Ordinal).Where(_ => random.Next(10) < 6).ToArray();
            await _store.Keys.DestroyAsync(names);
            gone.AddRange(names.Select(name => there[name]));
            foreach (var name in names)
                there.Remove(name);
            Assert.Equal(0, Left(gone));
        }

        Assert.Equal(there.Count, Left(there.Values));
        Assert.Equal(there.Keys.Order(StringComparer.Ordinal), (await _store.Keys.ListAsync("", int.MaxValue)).Select(key => key.Name));
    }

    /// <summary>Values from a few bytes to several pages. Where the rows are removed instead, 7 of the seeds 1 to 30 leave values in the file, among them these.</summary>
    [Theory]
    [Trait("Pace", "slow")]
    [InlineData(11)]
    [InlineData(19)]
    [InlineData(24)]
    [InlineData(27)]
    public async Task Of_many_values_that_are_destroyed_among_others_not_one_is_left_in_a_page(int seed)
    {
        var random = new Random(seed);
        var there = new Dictionary<int, List<byte[]>>();
        var gone = new List<byte[]>();
        for (var customer = 0; customer < Customers; customer++)
        {
            there[customer] = [.. Enumerable.Range(0, 4).Select(n => Bytes(random, random.Next(n == 3 ? 9000 : 700) + 32))];
            var commit = Verdicts.Of(Actor(customer), 0, "c1", decisions: 2);
            await _store.Journal.CommitAsync(commit with
            {
                Decisions =
                [
                    commit.Decisions[0] with { Sealed = [new("d1", Key(customer), there[customer][0]), new("p1", Key(customer), there[customer][1])] },
                    commit.Decisions[1] with { Sealed = [new("d1", Key(customer), there[customer][2]), new("p1", Key(customer), there[customer][3])] },
                ],
            });
            if (customer % 10 != 9)
                continue;

            var ends = there.Keys.Order().Where(_ => random.Next(10) < 6).ToArray();
            var run = $"run-{customer}";
            await _store.Erasures.PlanAsync(new ErasurePlan(run, [], await _store.Erasures.SealedUnderAsync([.. ends.Select(Key)]), []));
            await _store.Erasures.SweepAsync(run);
            gone.AddRange(ends.SelectMany(end => there[end]));
            foreach (var end in ends)
                there.Remove(end);
            Assert.Equal(0, Left(gone));
        }

        Assert.Equal(4 * there.Count, Left(there.Values.SelectMany(values => values)));
        Assert.Empty(await _store.Erasures.SealedUnderAsync([.. Enumerable.Range(0, Customers).Except(there.Keys).Select(Key)]));
        foreach (var customer in Enumerable.Range(0, Customers))
        {
            var read = await _store.Journal.ReadAsync(Actor(customer));
            Assert.Equal(2, read.Count);
            Assert.All(read, decision => Assert.Equal(there.ContainsKey(customer) ? 1 : 0, decision.Sealed.Count));
            Assert.Equal(there.ContainsKey(customer) ? 2 : 0, (await _store.Vault.ReadAsync(Actor(customer), 1)).Count);
        }
    }

    private static string Actor(int customer) => $"customer/c-{customer}";

    private static string Key(int customer) => $"k-{customer:x24}";

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Of how many values sixteen bytes or more, beginning where a block of sixteen does, stand in a file of the store.</summary>
    private int Left(IEnumerable<byte[]> values)
    {
        var blocks = new Dictionary<UInt128, int>();
        var count = 0;
        foreach (var value in values)
        {
            for (var at = 0; at + 16 <= value.Length; at += 16)
                blocks[BitConverter.ToUInt128(value, at)] = count;
            count++;
        }

        var found = new HashSet<int>();
        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            for (var at = 0; at + 16 <= bytes.Length; at++)
                if (blocks.TryGetValue(BitConverter.ToUInt128(bytes, at), out var value))
                    found.Add(value);
        }

        return found.Count;
    }
}
