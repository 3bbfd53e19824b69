using System.Text;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>What an import keeps alive while it reads 50 MB: the entries, not the file. Alone, because it looks at the whole heap.</summary>
[Collection(nameof(Alone))]
public class StreamingTests
{
    private const int Records = 1000;
    private const long MostAlive = 8 << 20;
    private static readonly string Fat = new('x', 50_000);

    public static IEnumerable<object[]> Layouts => All.Take(Samples.Of(All.Length));

    private static readonly string[][] All =
    [
        ["own-x", "own.csv", "id,name,remark\n", "{0},Name {0},{1}\n", ""],
        ["pep-x", "targets.simple.csv", "id,schema,name,aliases,remark\n", "{0},Person,Name {0},,{1}\n", ""],
        ["uk-sl", "uk.csv", "Unique ID,Name 6,Name 1,Name type,Other Information\r\n", "{0},NAME,No {0},Primary name,{1}\r\n", ""],
        ["uk-sl", "uk.xml", "<Designations>", "<Designation><UniqueID>{0}</UniqueID><Names><Name><Name6>Name {0}</Name6></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip><OtherInformation>{1}</OtherInformation></Designation>", "</Designations>"],
        ["un-sc", "un.xml", "<CONSOLIDATED_LIST>", "<ENTITY><REFERENCE_NUMBER>{0}</REFERENCE_NUMBER><FIRST_NAME>Name {0}</FIRST_NAME><COMMENTS1>{1}</COMMENTS1></ENTITY>", "</CONSOLIDATED_LIST>"],
        ["eu-fsf", "eu.xml", "<export>", "<sanctionEntity logicalId=\"{0}\"><nameAlias wholeName=\"Name {0}\"/><remark>{1}</remark></sanctionEntity>", "</export>"],
        ["ofac-sdn", "sdn.xml", "<sdnList>", "<sdnEntry><uid>{0}</uid><lastName>Name {0}</lastName><remarks>{1}</remarks></sdnEntry>", "</sdnList>"],
        ["ofac-sdn", "sdn_advanced.xml", "<Sanctions>", "<DistinctParty FixedRef=\"{0}\"><Comment>{1}</Comment><Profile><Identity ID=\"{0}\"><Alias Primary=\"true\"><DocumentedName><DocumentedNamePart><NamePartValue>Name {0}</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty>", "</Sanctions>"],
        ["ofac-sdn", "sdn.csv", "", "{0},\"NAME {0}\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{1}\"\r\n", "\x1A"],
    ];

    [Theory]
    [MemberData(nameof(Layouts))]
    [Trait("Pace", "slow")]
    public void Fifty_megabytes_are_read_with_a_few_alive(string list, string file, string head, string record, string foot)
    {
        var heap = new Heap();

        var result = ListImport.Read(list, new Dictionary<string, Func<Stream>>
        {
            [file] = () => new MadeUpStream(Parts(head, record, foot), heap.Look),
        });

        Assert.Equal(Records, result.Content!.Entries.Count);
        Assert.True(result.Content.Files.Single().Length > 50_000_000);
        heap.HeldNoMoreThan(MostAlive, looks: 9);
    }

    [Fact]
    [Trait("Pace", "slow")]
    public void Fifty_megabytes_of_a_workbook_are_read_with_a_few_alive()
    {
        var workbook = Workbook();
        var heap = new Heap();

        var result = ListImport.Read("au-dfat", new Dictionary<string, Func<Stream>>
        {
            ["regulation8_consolidated.xlsx"] = () => new WatchedStream(workbook, heap.Look),
        });

        Assert.Equal(Records, result.Content!.Entries.Count);
        heap.HeldNoMoreThan(MostAlive, looks: 8);
    }

    /// <summary>A thousand rows whose texts stand in the sheet, 50 MB when unpacked.</summary>
    private static byte[] Workbook()
    {
        var random = new Random(7);
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        string[] header = ["Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Citizenship", "Address", "Committees", "Additional Information"];
        Row(1, header);
        var noise = new byte[25_000];
        for (var i = 1; i <= Records; i++)
        {
            random.NextBytes(noise);
            Row(i + 1, $"{i}", $"Name {i}", "Entity", "Primary Name", "", "", "", "", Convert.ToHexString(noise));
        }

        var parts = SmallWorkbook.Parts(SmallWorkbook.Of([["x"]]));
        parts["xl/worksheets/sheet1.xml"] = Encoding.UTF8.GetBytes(sheet.Append("</sheetData></worksheet>").ToString());
        return SmallWorkbook.Zip(parts.Select(part => (part.Key, part.Value)));

        void Row(int number, params string[] cells)
        {
            sheet.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (var i = 0; i < cells.Length; i++)
                sheet.Append(System.Globalization.CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{cells[i]}</t></is></c>");
            sheet.Append("</row>");
        }
    }

    /// <summary>What is alive beyond what was alive before the import. An import that keeps little may end below that: what other tests left behind dies meanwhile.</summary>
    private sealed class Heap
    {
        private readonly long _before = Settled();
        private long _most = long.MinValue;
        private int _looks;

        public void Look()
        {
            _looks++;
            _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: true) - _before);
        }

        public void HeldNoMoreThan(long bytes, int looks)
        {
            Assert.True(_looks >= looks, $"The heap was looked at {_looks} times: too few to say what the import holds.");
            Assert.True(_most <= bytes, $"The import held {_most:N0} bytes; at most {bytes:N0} may be alive while it reads.");
        }

        /// <summary>The heap after finalizers have let go of what they held, so that it does not hide what the import keeps.</summary>
        private static long Settled()
        {
            GC.GetTotalMemory(forceFullCollection: true);
            GC.WaitForPendingFinalizers();
            return GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    /// <summary>Looks at the heap every few megabytes that are read.</summary>
    private sealed class WatchedStream(byte[] bytes, Action look) : MemoryStream(bytes, writable: false)
    {
        private int _read;

        public override int Read(byte[] buffer, int offset, int count) => Watched(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watched(base.Read(buffer));

        private int Watched(int read)
        {
            _read += read;
            if (_read < 4 << 20)
                return read;
            _read = 0;
            look();
            return read;
        }
    }

    private static IEnumerable<string> Parts(string head, string record, string foot) =>
        Enumerable.Range(1, Records).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, record, i, Fat)).Prepend(head).Append(foot);

    /// <summary>Makes up its text while it is read, so that the test itself holds none of it; looks at the heap every few megabytes.</summary>
    private sealed class MadeUpStream(IEnumerable<string> parts, Action look) : Stream
    {
        private readonly IEnumerator<string> _parts = parts.GetEnumerator();
        private ReadOnlyMemory<byte> _part;
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_part.IsEmpty)
            {
                if (!_parts.MoveNext())
                    return 0;
                if (++_given % 100 == 0)
                    look();
                _part = Encoding.UTF8.GetBytes(_parts.Current);
            }

            var read = Math.Min(count, _part.Length);
            _part[..read].CopyTo(buffer.AsMemory(offset));
            _part = _part[read..];
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
