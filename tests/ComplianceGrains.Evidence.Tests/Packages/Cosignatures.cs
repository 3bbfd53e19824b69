using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using NSec.Cryptography;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Cosignatures of witnesses under a checkpoint (C2SP tlog-cosignature): passed over without the key, an anchor with it, and invalid if they do not fit.</summary>
public sealed class Cosignatures : IDisposable
{
    private const string Name = "witness.example/w1", Path = "data/de/decisions/checkpoint";
    private const long Second = 1_790_000_000;

    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_cosignature_anchors_for_whoever_has_the_key_and_one_that_does_not_fit_is_told()
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        var plain = package.Files[Path];
        var (witness, text) = (Witness(), SignedNote.Parse(plain).Text);
        var with = new VerifierOptions { Witnesses = [witness] };

        var none = firm.Verify(package.Sealed(firm), with);
        Assert.Equal("VALID", none.ToString());
        Assert.Contains(none.Warnings, warning => warning == $"{Path}: not cosigned by {Name}.");
        Assert.Contains(none.Warnings, warning => warning.StartsWith("No pinned checkpoint", StringComparison.Ordinal));

        package.Files[Path] = [.. plain, .. Line(text)];
        Assert.Equal("VALID", firm.Verify(package.Sealed(firm)).ToString());
        var report = firm.Verify(package.Sealed(firm), with);
        Assert.Equal("VALID", report.ToString());
        Assert.Equal((Name, DateTimeOffset.FromUnixTimeSeconds(Second)), Assert.Single(report.Cosigned) is var one ? (one.Witness, one.At) : default);
        Assert.DoesNotContain(report.Warnings, warning => warning.StartsWith("No pinned checkpoint", StringComparison.Ordinal));

        package.Files[Path] = [.. plain, .. Line(text + "x\n")];
        Assert.Equal("VALID", firm.Verify(package.Sealed(firm)).ToString());
        var forged = firm.Verify(package.Sealed(firm), with);
        Assert.Equal(("NOTE-BADSIG", Path), (forged.Code, forged.Where));
    }

    [Theory]
    [InlineData(4, 1)] // time
    [InlineData(4, 0x80)] // before 1970
    [InlineData(5, 0xff)] // after the year 9999
    [InlineData(12, 1)]
    [InlineData(75, 1)]
    [InlineData(-1, 0)]
    public async Task One_bit_of_a_cosignature_is_no_cosignature_for_whoever_has_the_key(int at, int change)
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        var plain = package.Files[Path];
        var parts = Encoding.UTF8.GetString(Line(SignedNote.Parse(plain).Text)).TrimEnd('\n').Split(' ');
        var blob = Convert.FromBase64String(parts[2]);
        if (at < 0)
            blob = blob[..^1];
        else
            blob[at] ^= (byte)change;
        package.Files[Path] = [.. plain, .. Encoding.UTF8.GetBytes($"{parts[0]} {parts[1]} {Convert.ToBase64String(blob)}\n")];

        var report = firm.Verify(package.Sealed(firm), new VerifierOptions { Witnesses = [Witness()] });

        Assert.Equal(("NOTE-BADSIG", Path), (report.Code, report.Where));
        Assert.Equal("VALID", firm.Verify(package.Sealed(firm)).ToString());
    }

    [Fact]
    public async Task Of_several_cosignatures_of_one_witness_the_last_counts()
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        var text = SignedNote.Parse(package.Files[Path]).Text;
        package.Files[Path] = [.. package.Files[Path], .. Line(text, Second + 60), .. Line(text)];

        var report = firm.Verify(package.Sealed(firm), new VerifierOptions { Witnesses = [Witness()] });

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Second + 60), Assert.Single(report.Cosigned).At);
    }

    private WitnessKey Witness()
    {
        var raw = _key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        return WitnessKey.Parse($"{Name}+{Convert.ToHexStringLower(Id(raw))}+{Convert.ToBase64String([4, .. raw])}");
    }

    private static byte[] Id(byte[] raw) => SHA256.HashData([.. Encoding.UTF8.GetBytes($"{Name}\n"), 4, .. raw])[..4];

    private byte[] Line(string signed, long second = Second)
    {
        var time = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, second);
        var signature = SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes($"cosignature/v1\ntime {second}\n{signed}"));
        return Encoding.UTF8.GetBytes($"\u2014 {Name} {Convert.ToBase64String([.. Id(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey)), .. time, .. signature])}\n");
    }
}
