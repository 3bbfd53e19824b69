namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Names of our own choice in scripts and languages for which nobody's list of pairs is at hand: native form, Latin form, and so on.</summary>
internal static class ForeignNames
{
    public const string UkrainianGiven = "Володимир Vladimir Олександр Aleksandr Михайло Mikhail Микола Nikolai Дмитро Dmitri Сергій Sergei Олексій Aleksei Андрій Andrei Євген Evgeny Ігор Igor Павло Pavel Василь Vasily Григорій Grigory Юрій Yuri Наталія Natalia Олена Elena Ганна Anna Катерина Ekaterina Ірина Irina Пилип Filipp";
    public const string UkrainianFamily = "Зеленський Zelensky Соколов Sokolov Бєлов Belov Іванов Ivanov Лебедєв Lebedev Воробйов Vorobyov Соловйов Solovyov Медведєв Medvedev Голубєв Golubev Виноградов Vinogradov Бєляєв Belyaev Тарасов Tarasov Гаврилов Gavrilov Єршов Ershov Кисельов Kiselyov Щербаков Shcherbakov Жуковський Zhukovsky Чернишов Chernyshov Ткачов Tkachov Рижков Ryzhkov";
    public const string BelarusianGiven = "Уладзімір Vladimir Аляксандр Aleksandr Міхаіл Mikhail Мікалай Nikolai Дзмітрый Dmitri Сяргей Sergei Аляксей Aleksei Андрэй Andrei Яўген Evgeny Ігар Igor Павел Pavel Васіль Vasily Рыгор Grigory Юрый Yuri Наталля Natalia Алена Elena Ганна Anna Кацярына Ekaterina Ірына Irina Віктар Viktor";
    public const string BelarusianFamily = "Лукашэнка Lukashenko Іваноў Ivanov Лебедзеў Lebedev Салаўёў Solovyov Мядзведзеў Medvedev Вінаградаў Vinogradov Бяляеў Belyaev Тарасаў Tarasov Гаўрылаў Gavrilov Сакалоў Sokolov Марозаў Morozov Казлоў Kozlov Новікаў Novikov Жукоўскі Zhukovsky Шчарбакоў Shcherbakov Арлоў Orlov Кузняцоў Kuznetsov Пятроў Petrov Сідарэнка Sidorenko Караткевіч Korotkevich";
    public const string PersianGiven = "محمد Mohammad علی Ali حسین Hossein رضا Reza مهدی Mahdi احمد Ahmad عباس Abbas حسن Hassan سعید Saeed مجید Majid ناصر Naser بهروز Behrouz داریوش Dariush فریدون Fereydoun کیوان Keyvan پرویز Parviz فاطمه Fatemeh زهرا Zahra مریم Maryam شیرین Shirin";
    public const string PersianFamily = "احمدی Ahmadi محمدی Mohammadi حسینی Hosseini رضایی Rezaei کریمی Karimi موسوی Mousavi جعفری Jafari قاسمی Ghasemi صادقی Sadeghi هاشمی Hashemi رحیمی Rahimi اکبری Akbari نوری Nouri باقری Bagheri طاهری Taheri یزدانی Yazdani شریفی Sharifi زارعی Zarei فرهادی Farhadi گلزاری Golzari";
    public const string UrduGiven = "محمد Muhammad عمران Imran بلال Bilal عثمان Usman زاہد Zahid شاہد Shahid نواز Nawaz طارق Tariq فیصل Faisal جاوید Javed سلمان Salman عائشہ Ayesha فرزانہ Farzana سکینہ Sakina ثاقب Saqib ارشد Arshad خالد Khalid پرویز Pervez ظفر Zafar ندیم Nadeem";
    public const string UrduFamily = "خان Khan بٹ Butt چوہدری Chaudhry قریشی Qureshi ملک Malik شیخ Sheikh بھٹی Bhatti راجپوت Rajput حسین Hussain اقبال Iqbal صدیقی Siddiqui فاروقی Farooqi انصاری Ansari گیلانی Gilani زرداری Zardari میمن Memon جتوئی Jatoi لغاری Leghari مغل Mughal رضوی Rizvi";

    /// <summary>Given names and family names of scripts that are not read.</summary>
    public static readonly IReadOnlyList<(string Script, string Given, string Family, bool FamilyFirst)> Unread =
    [
        ("kanji", "太郎 花子 健一 美咲 翔太 由美子 大輔 直樹", "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村", true),
        ("Thai", "สมชาย สมศักดิ์ ประเสริฐ วิชัย สุรชัย อนุทิน กนกวรรณ มาลี ธนา พรทิพย์", "ใจดี ชาญวีรกูล ทองดี ศรีสุข วงศ์ใหญ่ แก้วมณี บุญมี รัตนกุล", false),
        ("Burmese", "မောင်မောင် အောင်ကို စန္ဒာ သူရ မင်းသူ ခင်မြတ် ကျော်ကျော်", "ထွန်း ဇော် လှိုင် ဝင်း မြင့် အေး စိုး", false),
        ("Khmer", "សុខា ដារា វិចិត្រ ចាន់ធី សុភា រតនា បូរិន", "ហ៊ុន កែវ គឹម ជា ចេន ហេង ប៉ែន", true),
    ];
}
