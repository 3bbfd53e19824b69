using System.IO.Compression;
using System.Text.Json;
using ComplianceGrains.Contracts.Packs;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ComplianceGrains.Grains.Simulations;

/// <summary>
/// All that a simulation finds otherwise, in blocks of so many. A block that is full is packed and put aside in the cache, so that a silo has one block
/// that is not full in memory, and of the others those that somebody reads, however many decisions come out otherwise: a million is two thousand blocks
/// of some kilobytes. What is found again after a crash stands at the same place, because actors are gone through in one order.
/// </summary>
/// <param name="cache">Where they are put.</param>
/// <param name="simulation">Whose they are.</param>
/// <param name="run">Which run of it found them: a write to the cache may have failed, and then a block of a run before stands there, which is not this one's.</param>
internal sealed class SimulationChanges(IGrainStorage cache, GrainId simulation, string run)
{
    /// <summary>How many are a block.</summary>
    public const int Size = 500;

    /// <summary>Puts more behind those that there are.</summary>
    /// <param name="blocks">How many blocks are full.</param>
    /// <param name="open">What stands in the one that is not.</param>
    /// <param name="found">What comes behind it.</param>
    /// <returns>How many are full then, and what stands in the one that is not.</returns>
    public async Task<(int Blocks, IReadOnlyList<SimulatedChange> Open)> AddAsync(int blocks, IReadOnlyList<SimulatedChange> open, IReadOnlyList<SimulatedChange> found)
    {
        IReadOnlyList<SimulatedChange> all = [.. open, .. found];
        var place = 0;
        for (; all.Count - place >= Size; place += Size)
            await PutAsync(blocks++, all.Skip(place).Take(Size));
        return (blocks, [.. all.Skip(place)]);
    }

    /// <summary>Some of them, from a place on; null if a block of them was thrown away.</summary>
    /// <param name="blocks">How many blocks are full.</param>
    /// <param name="open">What stands in the one that is not.</param>
    /// <param name="from">The place of the first, from 0.</param>
    /// <param name="most">How many at most.</param>
    public async Task<IReadOnlyList<SimulatedChange>?> ReadAsync(int blocks, IReadOnlyList<SimulatedChange> open, long from, int most)
    {
        var read = new List<SimulatedChange>(most);
        for (var block = from / Size; block <= blocks && read.Count < most; block++)
        {
            var rows = block == blocks ? open : await TakeAsync((int)block);
            if (rows is null)
                return null;
            read.AddRange(rows.Skip((int)Math.Max(0, from - (block * Size))).Take(most - read.Count));
        }

        return read;
    }

    /// <summary>Lets go of what stands there from a simulation before, which found more.</summary>
    public async Task ClearAsync(int from, int before)
    {
        for (var block = from; block < before; block++)
        {
            var kept = new GrainState<SimulationBlock>();
            await cache.ReadStateAsync(NameOf(block), simulation, kept);
            if (kept.RecordExists)
                await cache.ClearStateAsync(NameOf(block), simulation, kept);
        }
    }

    private async Task PutAsync(int block, IEnumerable<SimulatedChange> rows)
    {
        using var packed = new MemoryStream();
        await using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(packing, rows);
        // What stands there is of a simulation before, or of before a crash.
        var kept = new GrainState<SimulationBlock>();
        await cache.ReadStateAsync(NameOf(block), simulation, kept);
        kept.State = new SimulationBlock { Packed = packed.ToArray(), Run = run };
        await cache.WriteStateAsync(NameOf(block), simulation, kept);
    }

    private async Task<IReadOnlyList<SimulatedChange>?> TakeAsync(int block)
    {
        var kept = new GrainState<SimulationBlock>();
        await cache.ReadStateAsync(NameOf(block), simulation, kept);
        if (kept is not { RecordExists: true, State.Packed: { Length: > 0 } packed } || kept.State.Run != run)
            return null;
        await using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync<List<SimulatedChange>>(unpacking);
    }

    private static string NameOf(int block) => $"simulation-changes-{block}";
}

/// <summary>A full block, packed.</summary>
[GenerateSerializer]
[Alias("cg.SimulationBlock")]
internal sealed class SimulationBlock
{
    [Id(0)]
    public byte[] Packed { get; set; } = [];

    [Id(1)]
    public string Run { get; set; } = "";
}
