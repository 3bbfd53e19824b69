using System.Text;
using ComplianceGrains.Storage.Anchors;

namespace ComplianceGrains.Storage.Tests;

/// <summary>What every place must do that keeps what others say of heads: time-stamps are made once, cosignatures may be mended, each head is found by its size.</summary>
public abstract class OutsideWordsContract
{
    private const string Log = "evidence.example.com/eu/decisions", Other = "evidence.example.com/eu/lifecycle";

    protected abstract ITimestamps Timestamps { get; }

    protected abstract ICosignatures Cosignatures { get; }

    [SkippableFact]
    public async Task A_time_stamp_is_kept_once_with_what_it_is_over()
    {
        var kept = Timestamps;
        Assert.Null(await kept.FindAsync(Log, 7));
        Assert.Null(await kept.CheckpointAsync(Log, 7));
        Assert.Null(await kept.NewestAsync(Log));

        await kept.KeepAsync(Log, 7, Bytes("head 7"), Bytes("token 7"));
        await kept.KeepAsync(Log, 1200, Bytes("head 1200"), Bytes("token 1200"));
        await kept.KeepAsync(Log, 90, Bytes("head 90"), Bytes("token 90"));
        await kept.KeepAsync(Other, 5000, Bytes("other"), Bytes("token"));

        Assert.Equal(("head 90", "token 90"), (Text(await kept.CheckpointAsync(Log, 90)), Text(await kept.FindAsync(Log, 90))));
        Assert.Equal((1200, 5000), (await kept.NewestAsync(Log), await kept.NewestAsync(Other)));
        await Assert.ThrowsAsync<IOException>(() => kept.KeepAsync(Log, 7, Bytes("head 7"), Bytes("another token")));
        await Assert.ThrowsAsync<IOException>(() => kept.KeepAsync(Log, 7, Bytes("another head"), Bytes("token 7")));
        Assert.Equal(("head 7", "token 7"), (Text(await kept.CheckpointAsync(Log, 7)), Text(await kept.FindAsync(Log, 7))));
    }

    [SkippableFact]
    public async Task A_cosignature_is_kept_by_witness_and_mended_by_a_new_one()
    {
        var kept = Cosignatures;
        Assert.Null(await kept.FindAsync(Log, 7, "0a0b0c0d"));
        Assert.Null(await kept.NewestAsync(Log, "0a0b0c0d"));

        await kept.KeepAsync(Log, 7, "0a0b0c0d", Bytes("note 7"));
        await kept.KeepAsync(Log, 1200, "0a0b0c0d", Bytes("note 1200"));
        await kept.KeepAsync(Log, 90, "0a0b0c0d", Bytes("note 90"));
        await kept.KeepAsync(Log, 8000, "11111111", Bytes("of another witness"));
        await kept.KeepAsync(Other, 9000, "0a0b0c0d", Bytes("of another log"));
        await kept.KeepAsync(Log, 90, "0a0b0c0d", Bytes("note 90, mended"));

        Assert.Equal("note 90, mended", Text(await kept.FindAsync(Log, 90, "0a0b0c0d")));
        Assert.Equal((1200, 8000, 9000), (await kept.NewestAsync(Log, "0a0b0c0d"), await kept.NewestAsync(Log, "11111111"), await kept.NewestAsync(Other, "0a0b0c0d")));
        Assert.Null(await kept.FindAsync(Log, 8000, "0a0b0c0d"));
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
