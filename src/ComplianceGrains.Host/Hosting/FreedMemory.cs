using System.Runtime.InteropServices;

namespace ComplianceGrains.Host.Hosting;

/// <summary>
/// What native code frees: the packing of an export leaves the newest rows of its tables in such memory, and nobody overwrites them until somebody else
/// needs the place. What is destroyed must not be found there later.
/// </summary>
internal static partial class FreedMemory
{
    /// <summary>M_PERTURB of glibc (mallopt(3)): every block is overwritten with this byte when it is freed.</summary>
    private const int Perturb = -6;

    private const int With = 0xA5;

    /// <summary>Has it overwritten from now on, where the C library can.</summary>
    public static void Overwrite()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = MallOpt(Perturb, With);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int MallOpt(int parameter, int value);
}
