using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Whoever fetches a package gets a copy that says so, sealed like the package, and proving the same.</summary>
public class RecipientCopies
{
    private static readonly CopyMark Mark = new("The supervisor\nof Examples", "EXP-3/7", "2026-01-31T09:30:00Z");

    [Fact]
    public async Task A_copy_is_valid_and_the_package_itself_but_for_whose_it_is_and_the_seal()
    {
        var firm = Histories.Rich();
        var package = await firm.WriteAsync(Histories.Export(firm, new ExportScope(LogFilter.All, LogFilter.All)) with { Readable = true, Organization = "Example" });

        var copy = await CopyAsync(firm, package);

        Assert.Equal("VALID", firm.Verify(copy).ToString());
        var (before, after) = (new UnpackedPackage(package), new UnpackedPackage(copy));
        Assert.Equal(
            ["bag-info.txt", "seal.note", "tagmanifest-sha256.txt"],
            before.Files.Where(file => !file.Value.AsSpan().SequenceEqual(after.Files[file.Key])).Select(file => file.Key));
        Assert.Equal(before.Files.Keys, after.Files.Keys);
        Assert.Equal(before["bag-info.txt"] + "Copy-Recipient: The supervisor of Examples\nCopy-Download: EXP-3/7\nCopy-Fetched-At: 2026-01-31T09:30:00Z\n", after["bag-info.txt"]);
    }

    [Fact]
    public async Task The_mark_cannot_be_taken_off_or_changed()
    {
        var firm = Histories.Rich();
        var copy = await CopyAsync(firm, await firm.WriteAsync(Histories.Export(firm)));

        var another = new UnpackedPackage(copy).Replace("bag-info.txt", "EXP-3/7", "EXP-3/8").Zipped();
        Assert.False(firm.Verify(another).IsValid);
        // Nor with the digests put right: only whoever seals packages can.
        var rewritten = new UnpackedPackage(copy).Replace("bag-info.txt", "Copy-Download: EXP-3/7\n", "");
        rewritten.Manifests();
        Assert.False(firm.Verify(rewritten.Zipped()).IsValid);
    }

    [Fact]
    public async Task A_package_that_was_cut_off_gives_no_copy()
    {
        var firm = Histories.Rich();
        var package = await firm.WriteAsync(Histories.Export(firm));

        await Assert.ThrowsAsync<EndOfStreamException>(() => CopyAsync(firm, package[..(package.Length / 2)]));
        package[6] |= 8;
        await Assert.ThrowsAsync<EvidenceFormatException>(() => CopyAsync(firm, package));
    }

    [Fact]
    public async Task While_the_sealing_key_is_away_a_copy_is_the_package_under_the_seal_that_was_made_with_it()
    {
        var firm = Histories.Rich();
        var package = await firm.WriteAsync(Histories.Export(firm));
        using var copy = new MemoryStream();

        Assert.False(await RecipientCopy.WriteAsync(new MemoryStream(package), Firm.Origin, "EXP-3", Mark, new Away(firm.ExportKey), copy));

        Assert.Equal("VALID", firm.Verify(copy.ToArray()).ToString());
        var (before, after) = (new UnpackedPackage(package), new UnpackedPackage(copy.ToArray()));
        Assert.Equal(before.Files.Keys, after.Files.Keys);
        Assert.All(before.Files, file => Assert.Equal(file.Value, after.Files[file.Key]));
    }

    private static async Task<byte[]> CopyAsync(Firm firm, byte[] package)
    {
        using var copy = new MemoryStream();
        await RecipientCopy.WriteAsync(new MemoryStream(package), Firm.Origin, "EXP-3", Mark, firm.ExportKey, copy);
        return copy.ToArray();
    }

    /// <summary>A vault that nobody reaches.</summary>
    private sealed class Away(ILogSigner key) : ILogSigner
    {
        public string Id => key.Id;

        public VerifierKey PublicKey(string name) => key.PublicKey(name);

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation = default) => throw new IOException("The vault does not answer.");
    }
}
