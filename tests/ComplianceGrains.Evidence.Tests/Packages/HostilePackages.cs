using System.IO.Compression;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What an outsider does to the file, or the firm to its past.</summary>
public class HostilePackages
{
    private static async Task<(Firm Firm, byte[] Zip)> SmallAsync()
    {
        var firm = Histories.Small();
        for (var i = 0; i < 3; i++, firm.Clock += Firm.Day)
            firm.Decide("de", "a");
        return (firm, await Histories.ExportSmallAsync(firm));
    }

    [Fact]
    public async Task Bytes_before_or_after_the_zip_are_refused()
    {
        var (firm, zip) = await SmallAsync();
        Assert.Equal("ZIP-FORM", firm.Verify([.. zip, 0]).Code);
        Assert.Equal("ZIP-FORM", firm.Verify([0, .. zip]).Code);
        Assert.Equal("ZIP-FORM", firm.Verify(zip[..^30]).Code);
        Assert.Equal("ZIP-FORM", firm.Verify([]).Code);
    }

    [Theory]
    [InlineData("EXP-3/data/../../etc/passwd")]
    [InlineData("EXP-3/./seal.note")]
    [InlineData("/EXP-3/x")]
    [InlineData("OTHER/x")]
    [InlineData("EXP-3/with space")]
    [InlineData("EXP-3/SEAL.note")]
    [InlineData("EXP-3/seal.note")]
    [InlineData("EXP-3/seal.note/inside")]
    [InlineData("EXP-3/a\\b")]
    [InlineData("EXP-3/ä")]
    [InlineData("EXP-3//x")]
    public async Task Names_that_escape_or_collide_are_refused(string name)
    {
        var (firm, zip) = await SmallAsync();
        Assert.Equal("ZIP-NAME", firm.Verify(new UnpackedPackage(zip).Zipped((name, [1]))).Code);
    }

    [Fact]
    public async Task Links_are_refused()
    {
        var (firm, zip) = await SmallAsync();
        using var stream = new MemoryStream();
        stream.Write(zip);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            archive.GetEntry("EXP-3/seal.note")!.ExternalAttributes = unchecked((int)0xA1FF0000);
        Assert.Equal("ZIP-FORM", firm.Verify(stream.ToArray()).Code);
    }

    [Fact]
    public async Task Directory_entries_are_ignored()
    {
        var (firm, zip) = await SmallAsync();
        Assert.Equal("VALID", firm.Verify(new UnpackedPackage(zip).Zipped(("EXP-3/", []), ("EXP-3/data/", []))).ToString());
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_is_unpacked()
    {
        var (firm, zip) = await SmallAsync();
        var bomb = new UnpackedPackage(zip).Zipped(("EXP-3/data/annex/zeros", new byte[50_000_000]));
        Assert.Equal("ZIP-SIZE", firm.Verify(bomb, new VerifierOptions { MaxUnpackedBytes = 10_000_000 }).Code);
    }

    [Fact]
    public async Task A_file_longer_than_its_header_says_is_refused()
    {
        var (firm, zip) = await SmallAsync();
        var file = ZipPackage.Open(new MemoryStream(zip), long.MaxValue).Files["data/de/decisions/records.jsonl"];
        var length = BitConverter.GetBytes((uint)file.Length);
        var shorter = BitConverter.GetBytes((uint)file.Length - 1);
        for (var at = 0; at + 4 <= zip.Length; at++)
        {
            if (zip.AsSpan(at, 4).SequenceEqual(length))
                shorter.CopyTo(zip, at);
        }
        Assert.Equal("ZIP-FORM", firm.Verify(zip).Code);
    }

    [Fact]
    public async Task A_file_whose_packed_content_does_not_say_that_it_ends_is_refused()
    {
        var (firm, zip) = await SmallAsync();
        var file = ZipPackage.Open(new MemoryStream(zip), long.MaxValue).Files["seal.note"];

        // RFC 1951, 3.2.3: the first bit of the only block says that it is the last.
        Assert.Equal(1, zip[file.Start] & 1);
        zip[file.Start] ^= 1;

        Assert.Equal("ZIP-FORM", firm.Verify(zip).Code);
    }

    [Fact]
    public async Task A_changed_file_is_named()
    {
        var (firm, zip) = await SmallAsync();
        foreach (var path in new UnpackedPackage(zip).Files.Where(f => f.Value.Length > 0).Select(f => f.Key))
        {
            var package = new UnpackedPackage(zip);
            package.Files[path][^1] ^= 1;
            var report = firm.Verify(package.Zipped());
            Assert.False(report.IsValid, path);
            Assert.True(report.Where!.Contains(path, StringComparison.Ordinal) || path.EndsWith("manifest-sha256.txt", StringComparison.Ordinal), $"{path}: {report}");
        }
    }

    [Fact]
    public async Task A_file_that_no_manifest_lists_is_refused()
    {
        var (firm, zip) = await SmallAsync();
        Assert.Equal("BAG-FILES", firm.Verify(new UnpackedPackage(zip).Zipped(("EXP-3/data/annex/extra", [1]))).Code);
        Assert.Equal("BAG-FILES", firm.Verify(new UnpackedPackage(zip).Zipped(("EXP-3/extra", [1]))).Code);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_refused()
    {
        var (firm, zip) = await SmallAsync();
        var package = new UnpackedPackage(zip);
        package.Files.Remove("data/de/decisions/view.csv");
        Assert.Equal("BAG-FILES", firm.Verify(package.Zipped()).Code);
        package = new UnpackedPackage(zip);
        package.Files.Remove("seal.note");
        Assert.Equal("FILE-MISSING", firm.Verify(package.Zipped()).Code);
    }

    [Fact]
    public async Task A_changed_file_is_no_longer_the_one_listed()
    {
        var (firm, zip) = await SmallAsync();
        Assert.Equal("BAG-DIGEST", firm.Verify(new UnpackedPackage(zip).Replace("data/README.txt", "What", "That").Zipped()).Code);
    }

    [Fact]
    public async Task A_changed_or_removed_entry_is_named_also_when_nobody_sealed_it_again()
    {
        var (firm, zip) = await SmallAsync();
        const string records = "data/de/decisions/records.jsonl", disclosures = "data/de/decisions/disclosures.jsonl";
        VerificationReport After(Action<UnpackedPackage> change)
        {
            var package = new UnpackedPackage(zip);
            change(package);
            var report = firm.Verify(package.Zipped());
            Assert.Equal("BAG-DIGEST", report.Code);
            return report;
        }
        Assert.Equal(records + " index 1", After(p => p.Lines(records, l => l[1] = l[1].Replace("\\\"EU\\\"", "\\\"UK\\\"", StringComparison.Ordinal))).Where);
        Assert.Equal(records + " index 1", After(p => p.Lines(records, l => l.RemoveAt(1))).Where);
        var removed = After(p => p.Lines(disclosures, l => l.RemoveAt(1)));
        Assert.Equal(disclosures, removed.Where);
        Assert.Contains(records + " index 0", removed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_in_another_order_is_refused()
    {
        var (firm, zip) = await SmallAsync();
        Assert.Equal("BAG-FORM", firm.Verify(new UnpackedPackage(zip).Lines("manifest-sha256.txt", l => l.Reverse()).Zipped()).Code);
        Assert.Equal("BAG-FORM", firm.Verify(new UnpackedPackage(zip).Replace("tagmanifest-sha256.txt", "  ", " *").Zipped()).Code);
    }

    [Fact]
    public async Task A_seal_over_something_else_is_refused()
    {
        var (firm, zip) = await SmallAsync();
        string Code(SignedNote seal)
        {
            var package = new UnpackedPackage(zip);
            package.Files["seal.note"] = seal.ToBytes();
            return firm.Verify(package.Zipped()).Code!;
        }
        var tags = Digest.Sha256(new UnpackedPackage(zip).Files["tagmanifest-sha256.txt"]);
        Assert.Equal("SEAL", Code(new ExportSeal(Firm.Origin, "EXP-3", Digest.Random()).Sign(firm.ExportKey)));
        Assert.Equal("SEAL", Code(new ExportSeal(Firm.Origin, "EXP-4", tags).Sign(firm.ExportKey)));
        Assert.Equal("NOTE-UNTRUSTED", Code(new ExportSeal(Firm.Origin, "EXP-3", tags).Sign(firm.Key)));
        Assert.Equal("NOTE-FORM", Code(firm.Sign(firm.Decisions("de"))));
    }

    [Fact]
    public async Task A_known_key_whose_signature_fails_is_worse_than_an_unknown_one()
    {
        var (firm, zip) = await SmallAsync();
        var package = new UnpackedPackage(zip);
        using var stranger = SigningKey.Create();
        var (own, foreign) = (package["seal.note"], Encoding.UTF8.GetString(SignedNote.Sign(package["seal.note"].Split("\n\n")[0] + "\n", stranger).ToBytes()));
        package["seal.note"] = own + foreign.Split("\n\n")[1];
        Assert.Equal("VALID", firm.Verify(package.Zipped()).ToString());
        package["seal.note"] = own.Replace("EXP-3", "EXP-4", StringComparison.Ordinal) + foreign.Split("\n\n")[1];
        Assert.Equal("NOTE-BADSIG", firm.Verify(package.Zipped()).Code);
    }

    [Fact]
    public async Task A_seal_has_three_lines_whoever_signed_them()
    {
        var (firm, zip) = await SmallAsync();
        var package = new UnpackedPackage(zip);
        var seal = package["seal.note"];
        package["seal.note"] = seal.Replace("EXP-3\n", "EXP-3\nEXP-3\n", StringComparison.Ordinal);
        Assert.Equal("NOTE-FORM", firm.Verify(package.Zipped()).Code);
        var lines = seal.Split("\n\n")[0].Split('\n');
        package.Files["seal.note"] = SignedNote.Sign($"{lines[0]}\n{lines[1]}\n{lines[2][..^4]}\n", firm.ExportKey).ToBytes();
        Assert.Equal("B64", firm.Verify(package.Zipped()).Code);
    }

    // What languages take for white space differs (U+0085, U+180E, U+FEFF), and what they take for a control character (U+007F to U+009F).
    [Theory]
    [InlineData(0x21, true), InlineData(0xe9, true), InlineData(0xad, true), InlineData(0x180e, true), InlineData(0x200b, true), InlineData(0xfeff, true), InlineData(0x1f511, true)]
    [InlineData(0x00, false), InlineData(0x09, false), InlineData(0x1f, false), InlineData(0x20, false), InlineData('+', false), InlineData(0x7f, false)]
    [InlineData(0x80, false), InlineData(0x85, false), InlineData(0x9f, false), InlineData(0xa0, false), InlineData(0x1680, false), InlineData(0x2000, false)]
    [InlineData(0x200a, false), InlineData(0x2028, false), InlineData(0x2029, false), InlineData(0x202f, false), InlineData(0x205f, false), InlineData(0x3000, false)]
    public async Task A_line_of_an_unknown_key_is_passed_over_if_its_name_is_one(int character, bool isName)
    {
        var (firm, zip) = await SmallAsync();
        var package = new UnpackedPackage(zip);
        package["seal.note"] += $"\u2014 of{char.ConvertFromUtf32(character)}another {Convert.ToBase64String([1, 2, 3, 4, 5])}\n";
        Assert.Equal(isName ? null : "NOTE-FORM", firm.Verify(package.Zipped()).Code);
    }

    [Theory]
    [InlineData(99, 1, null)]
    [InlineData(100, 1, "NOTE-FORM")]
    [InlineData(1, 48_800, null)]
    [InlineData(1, 49_200, "NOTE-FORM")]
    public async Task A_note_has_a_hundred_signatures_and_64_KiB_at_most(int lines, int length, string? code)
    {
        var (firm, zip) = await SmallAsync();
        var package = new UnpackedPackage(zip);
        package["seal.note"] += string.Concat(Enumerable.Repeat($"\u2014 another {Convert.ToBase64String(new byte[4 + length])}\n", lines));
        Assert.Equal(code, firm.Verify(package.Zipped()).Code);
    }

    [Fact]
    public async Task Pins_tell_a_log_that_was_rewritten_or_cut()
    {
        var (firm, zip) = await SmallAsync();
        var log = firm.Decisions("de");
        VerificationReport With(Checkpoint pin) => firm.Verify(zip, new VerifierOptions { Pins = [pin.Sign(firm.Key).ToBytes()] });
        Assert.Equal("VALID", With(new Checkpoint(log.Name, 2, log.HeadAt(2).Root)).ToString());
        Assert.Equal("PIN-ROOT", With(new Checkpoint(log.Name, 2, Digest.Random())).Code);
        Assert.Equal("PIN-NEWER", With(new Checkpoint(log.Name, 4, Digest.Random())).Code);
        Assert.Contains(With(new Checkpoint(firm.R("de").Name, 0, Merkle.EmptyRoot)).Warnings, w => w.Contains("not in the package", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pin_outside_the_range_needs_its_proof()
    {
        var firm = Histories.Rich();
        var log = firm.Decisions("de");
        var pin = new Checkpoint(log.Name, 3, log.HeadAt(3).Root);
        var options = new VerifierOptions { Pins = [pin.Sign(firm.Key).ToBytes()] };
        var request = Histories.Export(firm);
        var unproven = firm.Verify(await firm.WriteAsync(request), options);
        Assert.Equal(("PIN-NOPROOF", 3L, false), (unproven.Code, unproven.UnprovenSize, unproven.IsValid));
        Assert.Equal("NOT PROVEN against your checkpoint of size 3", unproven.ToString());
        var known = request with { Jurisdictions = [.. request.Jurisdictions.Select(j => j with { KnownSizes = [pin.Size] })] };
        Assert.Equal("VALID", firm.Verify(await firm.WriteAsync(known), options).ToString());
        Assert.Contains(firm.Verify(await firm.WriteAsync(known)).Warnings, w => w.Contains("size 3", StringComparison.Ordinal));
        Assert.Equal("PIN-ROOT", firm.Verify(await firm.WriteAsync(known), new VerifierOptions { Pins = [(pin with { Root = Digest.Random() }).Sign(firm.Key).ToBytes()] }).Code);
    }

    [Fact]
    public async Task A_pin_that_is_contradicted_weighs_more_than_one_without_a_proof()
    {
        var firm = Histories.Rich();
        var log = firm.Decisions("de");
        ReadOnlyMemory<byte> Pin(long size, Digest root) => new Checkpoint(log.Name, size, root).Sign(firm.Key).ToBytes();
        var options = new VerifierOptions { Pins = [Pin(3, log.HeadAt(3).Root), Pin(20, Digest.Random())] };
        Assert.Equal("PIN-ROOT", firm.Verify(await firm.WriteAsync(Histories.Export(firm)), options).Code);
    }

    [Fact]
    public async Task A_signature_that_is_not_strict_DER_is_refused()
    {
        var (firm, zip) = await SmallAsync();
        var package = new UnpackedPackage(zip);
        var (text, line) = (package["seal.note"].Split("\n\n")[0], package["seal.note"].Split("\n\n")[1].TrimEnd('\n'));
        var bytes = Convert.FromBase64String(line.Split(' ')[2]);
        var (id, der) = (bytes[..4], bytes[4..]);
        string Coded(byte[] signature)
        {
            package["seal.note"] = $"{text}\n\n{line[..(line.LastIndexOf(' ') + 1)]}{Convert.ToBase64String([.. id, .. signature])}\n";
            return firm.Verify(package.Zipped()).ToString();
        }
        Assert.Equal("VALID", Coded(der));
        var r = der[4..(4 + der[3])];
        // The same two numbers: a length in the long form, a needless leading zero, a byte after the sequence, the indefinite length.
        Assert.All((byte[][])[[0x30, 0x81, .. der[1..]], [0x30, (byte)(der[1] + 1), 0x02, (byte)(der[3] + 1), 0x00, .. r, .. der[(4 + der[3])..]], [.. der, 0x00], [0x30, 0x80, .. der[2..], 0, 0]],
            changed => Assert.StartsWith("INVALID NOTE-BADSIG", Coded(changed), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_a_warning_without_roots_and_an_error_when_it_is_none()
    {
        var (firm, zip) = await SmallAsync();
        var package = new UnpackedPackage(zip);
        package.Files["data/de/decisions/checkpoint.tsr"] = [0x30, 0x00];
        var signed = package.Sealed(firm);
        Assert.Contains(firm.Verify(signed).Warnings, w => w.Contains("token not checked", StringComparison.Ordinal));
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        using var root = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=root", rsa, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        Assert.Equal("TSA", firm.Verify(signed, new VerifierOptions { TimestampRoots = [root] }).Code);
    }
}
